import { limitsOf } from '../../decision/limits.ts';
import { FEW, STORED_CONFIDENCE } from '../../decision/stored/stored-rule.ts';
import type { Comparison, Evidence } from '../../model/judgement/comparison.ts';
import type { Comparing, Judgement, Side } from '../../model/judgement/judgement.ts';
import { definitionOf, isCost, isOfStarts } from '../../model/metric.ts';
import { DUET_CONFIDENCE, type Policy } from '../../model/policy.ts';
import { changeText, percentText, significant } from '../../model/quantity.ts';
import { QUICK_LOOK } from '../check/preset.ts';
import { asChange } from '../compared/direction.ts';
import { hasMoved } from '../compared/worse.ts';
import { several, subjectName, subjectOfName } from '../names.ts';
import { plateauText } from '../notes/shape.ts';
import { capital } from './told.ts';

/** With what head was compared, how, and what that means, sentences; empty: with nothing. */
export function setupLine(judgement: Judgement): string {
  const against = againstText(judgement);
  if (against === '') return '';
  const detects = detectsText(judgement);
  return [
    `${against}.`,
    limitText(judgement),
    ...(detects === null ? [] : [`Detects ${detects}.`]),
    ...(judgement.quickLook ? [QUICK_LOOK] : []),
  ].join(' ');
}

/** "vs main eec242c, same runner, 4 × 3 s each"; empty: there is nothing. */
function againstText({ comparing, comparisons, base, head }: Judgement): string {
  if (base === null) return '';
  if (comparing?.way === 'duet') return `vs ${commitText(base) || 'base'}, ${drivenText(comparing)}`;
  if (head === null) return '';
  const counts = comparisons.flatMap(({ evidence }) => evidence?.count ?? []);
  const seconds = significant(head.load.durationMs / 1000);
  return `vs ${runsText(counts, base)}, ${seconds} s of load`;
}

function commitText({ source }: Side): string {
  const sha = source.sha.slice(0, 7);
  return [source.branch, sha].filter((text) => text !== '').join(' ');
}

function drivenText({ pairs, roundMs, sideBySide, inTurns, plateau }: Comparing): string {
  const seconds = `${inTurns ? Math.round(roundMs / 1000) : roundMs / 1000} s`;
  if (inTurns) return `same runner, ${several(pairs, 'whole run')} of ${seconds} each, in turns`;
  if (sideBySide) return `same runner, side by side in ${several(pairs, 'slice')} of ${seconds}`;
  const driven = plateau === undefined ? '' : `, ${plateauText(plateau)}`;
  return `same runner, ${pairs} × ${seconds} each${driven}`;
}

/** An endpoint that came later, or changed, has fewer runs than others. */
function runsText(counts: readonly number[], base: Side): string {
  const [least, most] = [Math.min(...counts), Math.max(1, ...counts)];
  const many = least < most ? `${least} to ${most}` : `${most}`;
  const commit = commitText(base);
  if (commit === '') return most === 1 ? '1 earlier run' : `${many} earlier runs`;
  return most === 1 ? `1 run of ${commit}` : `${many} runs up to ${commit}`;
}

/** "Fails above +50 %." Limits of single metrics and endpoints may differ. */
function limitText({ policy, waived }: Pick<Judgement, 'policy' | 'waived'>): string {
  const { warn, fail, failOn } = policy;
  if (waived) return `Would fail above +${percentText(fail)}.`;
  if (failOn === 'never') return `Watches only: it would fail above +${percentText(fail)}.`;
  return `Fails above +${percentText(failOn === 'warn' ? warn : fail)}.`;
}

type Known = Comparison & { readonly evidence: Evidence };

/** The comparison that people know best, of those that were judged. */
function bestKnown(comparisons: readonly Comparison[]): Known | undefined {
  const known = comparisons.filter((one): one is Known => one.evidence !== undefined && !isCost(one.metric));
  const ofAll = known.filter(({ subject }) => subject.kind === 'overall');
  return ofAll.find(isP95) ?? ofAll[0] ?? known[0];
}

type Judged = Pick<Judgement, 'comparisons' | 'policy'>;

/** What gets worse as it falls has no slow-down. */
function smallestOf({ subject, metric, evidence }: Known, policy: Policy) {
  const { better } = limitsOf(policy, subject, metric);
  const change = changeText(asChange(evidence.smallest, better));
  return { noun: better === 'higher' ? 'fall' : 'slow-down', change };
}

/** "smallest detectable slow-down: +23 %" */
function smallestText(known: Known, policy: Policy): string {
  const { noun, change } = smallestOf(known, policy);
  return `smallest detectable ${noun}: ${change}`;
}

const isP95 = ({ metric }: Pick<Comparison, 'metric'>): boolean => metric === 'p95';

/**
 * The smallest worsening that would have been found, and of what, but for p95 of all requests: "slow-downs ≥ +23 %",
 * "falls ≥ 19 %"; null: not known.
 */
export function detectsText({ comparisons, policy }: Judged): string | null {
  const best = bestKnown(comparisons);
  if (best === undefined) return null;
  const { subject, metric } = best;
  const isUsual = subject.kind === 'overall' && isP95(best);
  const of = isUsual ? '' : ` (${definitionOf(metric).title} of ${subjectName(subject)})`;
  const { noun, change } = smallestOf(best, policy);
  return `${noun}s ≥ ${change.replace('−', '')}${of}`;
}

/** How the comparison was made and how sure it is, a sentence each. */
export function methodLines(judgement: Judgement): readonly string[] {
  const { comparing, comparisons, policy } = judgement;
  const best = bestKnown(comparisons);
  return [
    ...rulesLines(policy, confidenceText(judgement)),
    ...(comparing?.way === 'duet' ? [duetLine(comparing)] : []),
    ...(best === undefined
      ? []
      : [
          `${definitionOf(best.metric).title} of ${subjectName(best.subject)}: ${noiseText(best.evidence)}; ${smallestText(best, policy)}.`,
        ]),
    ...comparisons.flatMap(costLine),
  ];
}

/** Of what requests cost, where it is spoken of. */
function costLine(comparison: Comparison): readonly string[] {
  const { metric, evidence } = comparison;
  if (!isCost(metric) || evidence === undefined || !hasMoved(comparison)) return [];
  const noise = isOfStarts(metric)
    ? `noise ±${changeText(evidence.noise).slice(1)} from start to start, of ${several(evidence.count, 'start')} of each side`
    : noiseText(evidence);
  return [
    `${capital(definitionOf(metric).title)} of ${subjectOfName(comparison)}: ${noise}; smallest detectable rise: ${changeText(evidence.smallest)}.`,
  ];
}

/** The limits as the rules have them, and that what is shown has a confidence of its own. */
const rulesLines = ({ warn, fail }: Policy, confidence: string): readonly string[] => [
  `A warning is more than ${percentText(warn)} slower, and slower at all with ${confidence} confidence; a regression is more than ${percentText(fail)} slower, and more than ${percentText(warn)} with that confidence.`,
  `Intervals (CI) are shown with 95 % confidence, whatever confidence a verdict takes.`,
];

const duetLine = ({ loadSeconds, stop, sideBySide, inTurns }: Comparing): string =>
  `Both revisions ran on this machine, ${sideBySide ? 'at the same time' : inTurns ? 'one after the other by the whole script' : 'in alternating rounds'}, under ${Math.round(loadSeconds)} s of load${stop === '' ? '' : `; ${stop}`}.`;

function confidenceText({
  comparing,
  policy,
}: Pick<Judgement, 'comparing'> & { readonly policy: Policy }): string {
  const confidence = comparing?.way === 'duet' ? (policy.confidence ?? DUET_CONFIDENCE) : STORED_CONFIDENCE;
  return `${Number((confidence * 100).toPrecision(5))} %`;
}

/** With a run or two the noise is what is usual elsewhere, and not yet what was seen here. */
function noiseText({ way, noise, count }: Evidence): string {
  const size = `±${changeText(noise).slice(1)}`;
  if (way === 'duet') return `noise ${size} from pair to pair`;
  if (count >= FEW) return `noise ${size} from run to run`;
  return `assumed noise ${size} (measured from ${FEW} runs on)`;
}
