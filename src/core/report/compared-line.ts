import { subjectKey } from '../baseline/subject-key.ts';
import { definitionOf } from '../decision/metrics.ts';
import type { Comparison, Judgement } from '../model/judgement.ts';
import { changeText } from '../model/quantity.ts';

/** How base and head were compared, and what this run could have seen; empty: nothing is known of it. */
export function comparedLine({ comparing, comparisons, base }: Judgement): string {
  const sight = sightOf(comparisons);
  if (comparing === undefined || comparing.way !== 'duet') return sight;
  const rounds = `${comparing.pairs} pairs of rounds of ${comparing.roundMs / 1000} s`;
  const sha = base?.source.sha.slice(0, 7) || 'base';
  return `Compared with ${sha} in ${rounds} on this machine (${comparing.loadSeconds} s of load); it stopped because ${comparing.stop}.${sight === '' ? '' : ` ${sight}`}`;
}

/** The noise of the metric that people know best, and the smallest change that would have been found. */
function sightOf(comparisons: readonly Comparison[]): string {
  const known = comparisons.filter(({ evidence }) => evidence !== undefined);
  const best =
    known.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p95') ?? known[0];
  if (best?.evidence === undefined) return '';
  const { noise, smallest } = best.evidence;
  const name = best.subject.kind === 'overall' ? 'Overall' : subjectKey(best.subject);
  const unit = best.evidence.way === 'duet' ? 'pair to pair' : 'run to run';
  return (
    `${name} ${definitionOf(best.metric).title} moves ±${changeText(noise).slice(1)} from ${unit} on this runner; ` +
    `the smallest worsening that would have been called one is about ${changeText(smallest)}.`
  );
}
