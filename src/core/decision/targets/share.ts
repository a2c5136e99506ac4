import type { Counted } from '../../model/targets/found-target.ts';
import { isCeiling, type Target } from '../../model/targets/target.ts';
import { clopperPearson } from '../../statistics/binomial.ts';
import { none, type Reading } from './reading.ts';

/** Fewer say nothing of a share. */
const FEWEST = 10;
const CONFIDENCE = 0.95;

/**
 * A share of what was counted, exactly, with Clopper and Pearson's interval. `bad`: those that count against the target, of
 * `all`. Where none is allowed at all, that none came is the whole answer.
 */
export function shareOf(
  target: Pick<Target, 'comparator' | 'limit'>,
  bad: number,
  all: number,
  what: Counted,
): Reading {
  if (all < FEWEST) return none({ kind: 'few', what, had: all, takes: FEWEST });
  const ceiling = isCeiling(target);
  const allowed = ceiling ? target.limit : 1 - target.limit;
  // Divided and not taken from 1, so that a share of just the limit is equal to it.
  const counted = ceiling ? bad : all - bad;
  const value = counted / all;
  const { low, high } =
    allowed === 0 ? { low: value, high: value } : clopperPearson(counted, all, CONFIDENCE);
  const takes =
    bad === 0 && allowed > 0 && allowed < 1 ? { takes: { what, had: all, takes: toShow(allowed) } } : {};
  return { kind: 'value', measured: { value, low, high }, ...takes };
}

/** How many without a bad one show that their share is below `allowed`. */
const toShow = (allowed: number): number => Math.ceil(Math.log((1 - CONFIDENCE) / 2) / Math.log1p(-allowed));
