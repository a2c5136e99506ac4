import { FEW } from '../decision/stored/stored-rule.ts';
import type { Comparison, Evidence } from '../model/judgement/comparison.ts';
import type { Comparing, Judgement, Side } from '../model/judgement/judgement.ts';
import { definitionOf } from '../model/metric.ts';
import { changeText, significant } from '../model/quantity.ts';
import { subjectKey } from '../model/subject-key.ts';
import { plateauText } from '../words/notes/shape.ts';

/** How base and head were compared, why it ended there, and what could have been seen; empty: nothing was compared. */
export function comparedLine(judgement: Judgement): string {
  return [howOf(judgement), sightOf(judgement.comparisons)].filter((text) => text !== '').join(' ');
}

function howOf({ comparing, comparisons, base, head }: Judgement): string {
  if (comparing?.way === 'duet') {
    const sha = base?.source.sha.slice(0, 7) || 'base';
    return `Compared with ${sha} ${duetText(comparing)}; it stopped because ${comparing.stop}.`;
  }
  if (base === null || head === null) return '';
  const runs = Math.max(1, ...comparisons.map(({ evidence }) => evidence?.count ?? 0));
  const seconds = significant(head.load.durationMs / 1000);
  return `Compared with ${runsText(runs, base)}; this run stopped when its planned load was over, after ${seconds} s.`;
}

function duetText(comparing: Comparing): string {
  if (comparing.sideBySide) return sidesText(comparing);
  return comparing.inTurns ? turnsText(comparing) : roundsText(comparing);
}

function roundsText({ pairs, roundMs, loadSeconds, plateau }: Comparing): string {
  const driven = plateau === undefined ? '' : `, ${plateauText(plateau)},`;
  return `in ${pairs} pairs of rounds of ${roundMs / 1000} s${driven} on this machine (${loadSeconds} s of load)`;
}

const sidesText = ({ pairs, roundMs }: Comparing): string =>
  `side by side: both were driven at once by the whole script, on this machine, and are compared in ${pairs} slices of ${roundMs / 1000} s`;

const turnsText = ({ pairs, roundMs, loadSeconds }: Comparing): string =>
  `in ${pairs} pairs of whole runs of the script, one after the other on this machine, base and head first in turn, each of ${Math.round(roundMs / 1000)} s (${Math.round(loadSeconds)} s of load)`;

function runsText(runs: number, { source }: Side): string {
  const sha = source.sha.slice(0, 7);
  const branch = source.branch === '' ? '' : ` of ${source.branch}`;
  if (runs === 1) return `one earlier run${branch}${sha === '' ? '' : ` (${sha})`}`;
  return `${runs} earlier runs${branch}${sha === '' ? '' : ` up to ${sha}`}`;
}

/** The noise of the metric that people know best, and the smallest change that would have been found. */
function sightOf(comparisons: readonly Comparison[]): string {
  const known = comparisons.filter(({ evidence }) => evidence !== undefined);
  const best =
    known.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p95') ?? known[0];
  if (best?.evidence === undefined) return '';
  const name = best.subject.kind === 'overall' ? 'Overall' : subjectKey(best.subject);
  return (
    `${name} ${definitionOf(best.metric).title} ${noiseText(best.evidence)}; ` +
    `the smallest worsening that would have been called one is about ${changeText(best.evidence.smallest)}.`
  );
}

/** With a run or two the noise is what is usual elsewhere, and not yet what was seen here. */
function noiseText({ way, noise, count }: Evidence): string {
  const size = `±${changeText(noise).slice(1)}`;
  if (way === 'duet') return `moves ${size} from pair to pair on this runner`;
  if (count >= FEW) return `moves ${size} from run to run on this runner`;
  return `is taken to move ${size} from run to run until ${FEW} runs are known`;
}
