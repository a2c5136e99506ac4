import type { Pair } from '../../model/recording/pairs.ts';
import type { WindowValues } from '../../model/recording/window.ts';
import { withoutMended } from '../subjects/mended.ts';
import { alikeMix } from '../subjects/mix.ts';
import { type DeliveredPairs, deliveredPairs } from './delivered-pairs.ts';
import { stolenText } from './machine-text.ts';

/** Share of a round's CPU time taken by the machine's host from which on the pair says nothing. */
const STOLEN = 0.05;
/** Share of pairs from which on the run says nothing, unless the others are enough and clear. */
const MOST_DROPPED = 0.3;
/** Pairs without theft that may give an answer, where so many had to go. */
const ENOUGH = 6;

export type UsablePairs = DeliveredPairs & {
  /** why the run may be judged only where its answer is clear, sentences with numbers; none: it may in any case */
  readonly unlessClear: readonly string[];
};

/** Leaves out the pairs in which the machine was not ours alone, and those in which the load was not delivered. */
export function usablePairs(all: readonly Pair[]): UsablePairs {
  const own = all.filter(({ base, head }) => Math.max(stolen(base), stolen(head)) <= STOLEN);
  const dropped = all.length - own.length;
  const doubts = doubtsOf(all, dropped);
  const notes =
    dropped === 0
      ? []
      : [
          `${dropped} of ${all.length} pairs of rounds are left out: the machine's host took CPU time away in them.`,
        ];
  const delivered = deliveredPairs(own);
  const mix = alikeMix(withoutMended(delivered.pairs));
  const isEnough = own.length >= ENOUGH;
  return {
    ...delivered,
    pairs: mix.pairs,
    notes: [...notes, ...delivered.notes, ...mix.notes],
    invalid: [...(isEnough ? [] : doubts), ...delivered.invalid],
    unlessClear: isEnough ? doubts : [],
  };
}

const stolen = ({ readings }: WindowValues): number => readings.steal ?? 0;

/** What the machine's host took, as far as that is too much. */
function doubtsOf(all: readonly Pair[], dropped: number): readonly string[] {
  const shares = all.flatMap(({ base, head }) => [stolen(base), stolen(head)]);
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
  const much = stolenText(mean);
  const often = `The machine's host took CPU time away in ${dropped} of ${all.length} pairs of rounds (more than ${(STOLEN * 100).toFixed(0)} % of a round).`;
  return [...(dropped > MOST_DROPPED * all.length ? [often] : []), ...(much === null ? [] : [much])];
}
