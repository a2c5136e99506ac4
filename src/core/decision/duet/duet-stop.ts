import { acceptanceOf, reaches } from '../../baseline/acceptances.ts';
import type { Acceptance } from '../../model/acceptance.ts';
import { isCost } from '../../model/metric.ts';
import type { Stop } from '../../model/recording/duet.ts';
import { areRuns, type Pair } from '../../model/recording/pairs.ts';
import { logLimit, roleOfErrors } from '../limits.ts';
import { unendedOf } from '../load/unended.ts';
import { MOST_JOINED } from './differences/pair-differences.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import { FEWEST_RUNS } from './gross-rule.ts';
import { judgePairs, type PairsInput } from './judge-pairs.ts';
import { mayYetFail, stateOf } from './may-yet-fail.ts';
import type { PairedMetric } from './paired-metric.ts';

/**
 * A metric that needs more rounds than these joined into one is judged if it can be, and not waited for: p99 below 500
 * requests a round would hold every duet at eight pairs, and it only warns, and an endpoint that is seldom called would hold it
 * at sixteen. Of all requests what may fail the gate is waited for as long as there is budget.
 */
const WAITED_FOR = { blocking: 2, warning: 1, informative: 0 } as const;

/** The most pairs of rounds that a duet drives, however large its budget: beyond them little is learned. */
export const MOST_PAIRS = 20;

/** The fewest pairs of which anything can be said: of two whole runs of each side, a gross regression. */
export const fewestOf = (pairs: readonly Pair[]): number => (areRuns(pairs) ? FEWEST_RUNS : FEWEST_PAIRS);

/** What a look at the pairs so far needs to know. */
export type LookInput = PairsInput & {
  /** accepted regressions, those in force for this gate; absent: none */
  readonly accepted?: readonly Acceptance[];
};

/** Pairs that may still follow after this many, those left out among them. */
export function pairsToCome(driven: number, mostPairs: number): number {
  return Math.max(0, mostPairs - driven);
}

/**
 * Whether a duet may stop after these pairs, and why; null: it goes on. What is accepted is settled: to stop for it would
 * leave the rest without evidence, and pass what nobody accepted. What only warns stops it once nothing may fail any more.
 */
export function stopOf(input: LookInput): Stop | null {
  const fewest = fewestOf(input.pairs);
  if (input.pairs.length < fewest) return input.toCome === 0 ? 'budget' : null;
  const metrics = judgePairs(input);
  const mayFail = roleOfErrors(input.policy) === 'blocking';
  const heldUp = mayFail ? unendedOf(input.pairs) : null;
  if (heldUp?.state === 'regressed' && heldUp.isCritical) return 'regressed';
  const mayHang = (heldUp?.state ?? 'settled') !== 'settled';
  const worse = metrics.filter(isWorseFor(input));
  const waiting = metrics.filter(isWaitedFor);
  if (worse.length > 0) {
    if (input.toCome === 0 || worse.some(isCriticalOne)) return 'regressed';
    const open = waiting.filter((metric) => isBlocking(metric) && !isAccepted(input, metric));
    return mayYetFail(open, mayHang, input.policy) ? null : 'regressed';
  }
  // Of what may hold up head's users more rounds tell more.
  if (!mayHang && waiting.every((metric) => stateOf(metric) !== 'open')) return 'settled';
  return input.toCome === 0 ? 'budget' : null;
}

/**
 * Whether everything that regressed did so in latency, on one start of each side. Two starts of one build can differ by
 * far more than rounds do (what the runtime compiled, where memory came to lie), and no number of rounds tells that from
 * a regression: a second start does, on which it has to show too (duet-rule.ts).
 */
export function restsOnOneStart(input: LookInput): boolean {
  if (input.starts > 1) return false;
  const regressed = judgePairs(input).filter(
    (metric) =>
      stateOf(metric) === 'regressed' && metric.limits.role !== 'informative' && !isAccepted(input, metric),
  );
  return regressed.length > 0 && regressed.every(({ kind }) => kind === 'latency');
}

/**
 * Whether a blocking metric is worse by so much that the run fails, whatever follows. As `stopOf`, it leaves out what is
 * accepted. `counts`: whether it may be said of that one yet; absent: of each.
 */
export const isCritical = (
  input: LookInput,
  counts: (metric: Pick<PairedMetric, 'level'>) => boolean = () => true,
): boolean =>
  judgePairs(input)
    .filter(isWorseFor(input))
    .some((metric) => isCriticalOne(metric) && counts(metric));

/** Whether a blocking metric is worse, by however much, as the verdict on these pairs would have it. Apart from what is accepted. */
export const isWorse = (input: LookInput): boolean => judgePairs(input).some(isWorseFor(input));

const isBlocking = ({ limits }: PairedMetric): boolean => limits.role === 'blocking';

const isCriticalOne = (metric: PairedMetric): boolean =>
  (metric.kind === 'latency' || metric.kind === 'errors') && metric.found?.severity === 'critical';

/** May fail the gate, is worse, and is not accepted as far as that. */
const isWorseFor = (input: LookInput) => (metric: PairedMetric) =>
  isBlocking(metric) && stateOf(metric) === 'regressed' && !isAccepted(input, metric);

/** Worse, and accepted as far as that. */
function isAccepted({ accepted = [] }: LookInput, metric: PairedMetric): boolean {
  if (stateOf(metric) !== 'regressed') return false;
  const entry = acceptanceOf(accepted, metric);
  return entry !== undefined && reaches(entry, sizeOf(metric));
}

/** As a comparison has it (compare-duet.ts), so that what is accepted here is accepted in the verdict. */
function sizeOf(metric: PairedMetric): { readonly head: number | null; readonly worse: number | null } {
  if (metric.kind === 'errors') return { head: metric.found.head, worse: null };
  if (metric.kind !== 'latency' || metric.found === null) return { head: null, worse: null };
  return { head: metric.values.head, worse: Math.expm1(metric.found.mean) };
}

/** Whether more pairs would tell more of it, and it is worth them. */
export function isWaitedFor(metric: PairedMetric): boolean {
  // It comes along with what is driven for latency and errors, unless somebody lets it block.
  if (isCost(metric.metric) && metric.limits.role !== 'blocking') return false;
  if (metric.kind === 'vague' || metric.kind === 'mended') return false;
  const { role } = metric.limits;
  const ofAll = metric.subject.kind === 'overall' && role === 'blocking';
  if (metric.kind === 'latency' && metric.jump !== null && !isSuspicious(metric)) return false;
  // More of a machine without room for both, or of a load that it does not deliver, would say as little.
  if (metric.kind === 'latency' && (metric.noRoom ?? metric.lost) !== undefined) return false;
  return metric.kind === 'errors'
    ? role !== 'informative'
    : metric.values.joinedRounds <= (ofAll ? MOST_JOINED : WAITED_FOR[role]) ||
        (role === 'blocking' && metric.found !== null);
}

/** After a jump of the level more rounds can only show a regression, of which there is a sign from half the limit on. */
function isSuspicious({ found, limits, values }: PairedMetric & { readonly kind: 'latency' }): boolean {
  return found !== null && found.mean >= logLimit(limits.warn, limits.floor, values.base) / 2;
}
