import type { Comparing, Comparison, Side } from '../../model/judgement/judgement.ts';
import { definitionOf, METRICS } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { MOST_PAIRS } from '../duet/duet-stop.ts';
import { jumpText } from '../duet/jump-text.ts';
import { byWorst } from '../rank.ts';
import { morePairs, moreRuns } from './what-would-settle.ts';

export type OpenInput = {
  readonly head: Pick<Recording, 'arms'>;
  readonly policy: Policy;
  readonly base: Side | null;
  readonly comparing?: Comparing;
  readonly comparisons: readonly Comparison[];
};

/** A metric that can fail the gate, and of which too little is known. One without evidence never was judged. */
export function isOpen(comparison: Comparison): boolean {
  const { class: found, role, evidence, metric, base, samples } = comparison;
  if (found !== 'inconclusive' || role !== 'blocking') return false;
  const enough = Math.min(samples.base, samples.head) >= definitionOf(metric).fewest;
  return evidence !== undefined || (metric === 'error-rate' && base !== null && enough);
}

/** A latency that a verdict rests on. */
export function isJudgedLatency({ metric, class: found }: Comparison): boolean {
  return metric.startsWith('p') && found !== 'inconclusive' && found !== 'new';
}

/** Why nothing can be concluded, and what would settle it, two sentences; null: something can. */
export function openText(input: OpenInput): string | null {
  const { comparisons, comparing, policy } = input;
  const open = comparisons.toSorted(byWorst).filter(isOpen);
  const [worst] = open;
  if (comparing?.way === 'duet' && worst !== undefined) return unsettledDuet(worst, comparing, policy);
  const unsure = open.find(
    ({ subject, worse }) => subject.kind === 'overall' || worse === null || worse > policy.warn / 2,
  );
  if (unsure !== undefined) return unsettledRuns(unsure, input);
  return comparisons.some(isJudgedLatency) ? null : (mendedOnly(comparisons) ?? tooFew(input));
}

/** There were requests enough, and base failed too many of them to compare anything; null: it is not that. */
function mendedOnly(comparisons: readonly Comparison[]): string | null {
  const latencies = comparisons.filter(({ unit, class: found }) => unit === 'ms' && found === 'inconclusive');
  return latencies.find(({ mended }) => mended)?.text ?? null;
}

function unsettledDuet(worst: Comparison, comparing: Comparing, policy: Policy): string {
  const spent = `neither a regression nor its absence could be shown in ${comparing.loadSeconds.toFixed(0)} s of load`;
  if (worst.movedAfter !== undefined) return `${worst.text}: ${jumpText(worst.movedAfter)}`;
  const pairs = morePairs(worst, comparing, policy);
  if (pairs === 'near') {
    return `${worst.text}: ${spent}. It lies so near the limit that more rounds would not settle it: look at the change itself, find a quieter runner, or move \`policy.warn\``;
  }
  if (pairs === 'split') {
    return `${worst.text}: it shows on one start of the servers and not on the other, which more rounds would not settle: run the check again, and look for what a start of the application leaves to chance`;
  }
  return `${worst.text}: ${spent}. ${wouldSettle(pairs, comparing)} would settle it`;
}

/** `more`: pairs that it takes beside those that were driven, by a forecast; null: none can be made. */
function wouldSettle(more: number | null, { loadSeconds, roundMs }: Comparing): string {
  const pairMs = 2 * roundMs;
  // Pairs that had to be left out are among those driven.
  const driven = Math.round((loadSeconds * 1000) / pairMs);
  if (driven + (more ?? 1) > MOST_PAIRS) {
    const most = `${MOST_PAIRS} pairs at most, whatever its budget`;
    const why =
      more === null
        ? `A duet drives ${most}`
        : `It would take about ${several(more, 'more pair')} of rounds, and a duet drives ${most}`;
    return `${why}: more requests in each round (a higher \`workload.rate\`), a quieter or larger runner, or a wider limit (\`policy.warn\`)`;
  }
  const quieter = 'a higher rate or a quieter runner';
  if (more === null) return `A larger \`policy.budget\`, ${quieter}`;
  const seconds = Math.ceil((loadSeconds * 1000 + more * pairMs) / 10_000) * 10;
  return `About ${several(more, 'more pair')} of rounds (\`policy.budget: ${seconds}s\`), ${quieter}`;
}

function unsettledRuns(unsure: Comparison, { head, policy }: OpenInput): string {
  const { evidence } = unsure;
  const known = evidence === undefined ? 'so few earlier runs' : several(evidence.count, 'earlier run');
  const runs = moreRuns(unsure, policy);
  // Where we started the application ourselves, the way of comparing was chosen, or base could not be driven.
  const inTurns =
    head.arms.head.workload.environment === 'local'
      ? 'a quieter runner'
      : '`app.start` for a comparison in turns';
  const room = `${unsure.text}: ${known} of the base branch cannot tell it from chance.`;
  return runs === null
    ? `${room} More of them would not settle it, since runs differ by more than that; ${inTurns} would`
    : `${room} About ${runs} more of them, or ${inTurns}, would settle it`;
}

function tooFew({ comparisons, comparing }: OpenInput): string {
  const judgable = METRICS.filter(({ unit }) => unit === 'ms').map(
    ({ title, fewest }) => `${fewest} for ${title}`,
  );
  const whole = comparisons.find(({ subject }) => subject.kind === 'overall') ?? comparisons[0];
  const { base = 0, head = 0 } = whole?.samples ?? {};
  const least = Math.min(base, head);
  const inTurns = comparing?.way === 'duet' && comparing.pairs > 0;
  const had = inTurns ? `${Math.floor(least / comparing.pairs)} a round` : String(least);
  return `too few requests on either side to judge any latency (${had}, and it takes ${judgable.join(', ')}): lengthen the run or raise its rate`;
}

const several = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
