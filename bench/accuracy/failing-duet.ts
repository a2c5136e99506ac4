import type { Pair } from '../../src/core/model/recording/pairs.ts';
import type { SubjectStats } from '../../src/core/model/recording/window.ts';
import type { Random } from '../../src/core/statistics/random.ts';
import type { Errors } from './failing.ts';
import { runDuet } from './product.ts';
import { PAIRS, RATE, ROUND_SECONDS, roundOf } from './simulate.ts';

export type Rounds = {
  readonly pairs: number;
  readonly roundSeconds: number;
  /** requests a second */
  readonly perSecond: number;
};

export const USUAL: Rounds = { pairs: PAIRS, roundSeconds: ROUND_SECONDS, perSecond: RATE };

/** What a duet says of error rates: the class of its accusation; null: it accuses nothing. */
export type Accused = 'significant' | 'critical' | null;

/** A duet in which no latency is measured, so that errors alone decide when it stops: the shortest there is. */
export function failingDuet(
  errors: Errors,
  rates: { readonly base: number; readonly head: number },
  random: Random,
  { pairs, roundSeconds, perSecond }: Rounds = USUAL,
): Accused {
  const driven = { perSecond, seconds: pairs * roundSeconds };
  const ofBase = errors(rates.base, driven, random);
  const ofHead = errors(rates.head, driven, random);
  const round = (counts: readonly number[], pair: number) => {
    const part = counts.slice(pair * roundSeconds, (pair + 1) * roundSeconds);
    const values: SubjectStats = {
      requests: perSecond * roundSeconds,
      failed: part.reduce((sum, count) => sum + count, 0),
      failingSeconds: part.flatMap((count, second) => (count > 0 ? [second] : [])),
      percentiles: null,
    };
    return roundOf({ overall: values }, pair, roundSeconds);
  };
  const all: readonly Pair[] = Array.from({ length: pairs }, (_, pair) => ({
    first: 'base',
    base: round(ofBase, pair),
    head: round(ofHead, pair),
  }));
  const found = runDuet(all, roundSeconds).accused.find(({ metric }) => metric === 'error-rate')?.class;
  return found === 'significant' || found === 'critical' ? found : null;
}
