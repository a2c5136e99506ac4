import { geometricMean } from 'simple-statistics';
import { COSTS, type Cost } from '../../../model/metric.ts';
import type { Pair } from '../../../model/recording/pairs.ts';
import type { QuantityId } from '../../../model/recording/quantities.ts';
import type { WindowValues } from '../../../model/recording/window.ts';
import { FEWEST_PAIRS } from '../duet-rule.ts';
import type { PairDifferences } from './pair-differences.ts';

/**
 * What reading a counter at a window's ends may be wrong by, of what it grew by in the window. Samples are a quarter of a
 * second apart, and the load of a round begins and ends between two of them: on the line between them up to 62 ms of the
 * load's use fall on the wrong side, 18 ms as a standard deviation of the place, at two ends of at least 3 s.
 */
const AT_ENDS = 0.01;

/**
 * By what the time of the same statements differs from one database to another of the same build, as a standard deviation
 * of the logarithm: plans rest on samples of the tables, and rows lie where chance put them. A second start shows nothing
 * of it. A guess on the safe side, for want of runs.
 */
const OF_DATABASES = 0.05;

/** `floor`: that of the policy. */
type Judged = Pick<Cost, 'cost' | 'floor'>;

/** Costs that enough pairs hold on both sides to be judged. */
export const costsOf = (pairs: readonly Pair[]): readonly Cost[] =>
  COSTS.filter((cost) => {
    const both = perRequest(pairs, cost.cost, cost.fewest);
    return both.length >= FEWEST_PAIRS && both.some(({ base, head }) => base > 0 || head > 0);
  });

/**
 * The paired values of what a request costs: what a counter grew by in a window, by the requests of that window. They are
 * judged by their spread from pair to pair, as latencies are; what is below the floor counts as the floor, so that nothing
 * has a ratio to something. null: no pair holds both sides'.
 */
export function costDifferences(pairs: readonly Pair[], { cost, floor }: Judged): PairDifferences | null {
  const both = perRequest(pairs, cost, 1);
  if (both.length === 0) return null;
  const [base, head] = [
    both.map((pair) => Math.max(pair.base, floor)),
    both.map((pair) => Math.max(pair.head, floor)),
  ];
  return {
    differences: head.map((value, at) => Math.log(value / (base[at] ?? value))),
    // What the load generator counts, it counts by the round of each request.
    widths: both.map(() => (cost === 'received' ? 0 : AT_ENDS)),
    reading: cost === 'statement-time' ? OF_DATABASES : 0,
    startOf: both.map(({ start }) => start),
    ...{ base: geometricMean(base), head: geometricMean(head), joinedRounds: 1 },
  };
}

type PerRequest = { readonly base: number; readonly head: number; readonly start: number };

/** Pairs in which it was read on both sides, of at least so many requests. */
function perRequest(pairs: readonly Pair[], quantity: QuantityId, fewest: number): readonly PerRequest[] {
  return pairs.flatMap(({ base, head, start = 1 }) => {
    const [ofBase, ofHead] = [base, head].map((window) => costIn(window, quantity, fewest));
    return ofBase == null || ofHead == null ? [] : [{ base: ofBase, head: ofHead, start }];
  });
}

function costIn({ readings, subjects }: WindowValues, quantity: QuantityId, fewest: number): number | null {
  const grown = readings[quantity];
  const requests = subjects['overall']?.requests ?? 0;
  return grown === undefined || requests < fewest ? null : grown / requests;
}
