import { COSTS, type Cost } from '../../model/metric.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { QuantityId } from '../../model/recording/quantities.ts';
import type { WindowValues } from '../../model/recording/window.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import type { PairDifferences } from './pair-differences.ts';

/**
 * What reading a counter at a window's ends may be wrong by, of what it grew by in the window. Samples are a quarter of a
 * second apart, and the load of a round begins and ends between two of them: on the line between them up to 62 ms of the
 * load's use fall on the wrong side, 18 ms as a standard deviation of the place, at two ends of at least 3 s.
 */
const AT_ENDS = 0.01;

/** Costs that enough pairs hold on both sides to be judged. */
export const costsOf = (pairs: readonly Pair[]): readonly Cost[] =>
  COSTS.filter(({ cost, fewest }) => perRequest(pairs, cost, fewest).length >= FEWEST_PAIRS);

/**
 * The paired values of what a request costs: what a counter grew by in a window, by the requests of that window. They are
 * judged by their spread from pair to pair, as latencies are. null: no pair holds both sides'.
 */
export function costDifferences(pairs: readonly Pair[], quantity: QuantityId): PairDifferences | null {
  const both = perRequest(pairs, quantity, 1);
  if (both.length === 0) return null;
  const logs = (arm: 'base' | 'head') => both.map((pair) => Math.log(pair[arm]));
  const [base, head] = [logs('base'), logs('head')];
  const centre = (all: readonly number[]) => Math.exp(all.reduce((sum, log) => sum + log, 0) / all.length);
  return {
    differences: head.map((log, at) => log - (base[at] ?? log)),
    widths: both.map(() => AT_ENDS),
    reading: 0,
    startOf: both.map(({ start }) => start),
    ...{ base: centre(base), head: centre(head), joinedRounds: 1 },
  };
}

type PerRequest = { readonly base: number; readonly head: number; readonly start: number };

/** Pairs in which it was read on both sides, of at least so many requests. A cost of nothing has no ratio. */
function perRequest(pairs: readonly Pair[], quantity: QuantityId, fewest: number): readonly PerRequest[] {
  return pairs.flatMap(({ base, head, start = 1 }) => {
    const [ofBase, ofHead] = [base, head].map((window) => costIn(window, quantity, fewest));
    return ofBase && ofHead ? [{ base: ofBase, head: ofHead, start }] : [];
  });
}

function costIn({ readings, subjects }: WindowValues, quantity: QuantityId, fewest: number): number | null {
  const grown = readings[quantity];
  const requests = subjects['overall']?.requests ?? 0;
  return grown === undefined || requests < fewest ? null : grown / requests;
}
