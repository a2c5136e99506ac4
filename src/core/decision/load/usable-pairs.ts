import type { LoadFact } from '../../model/decision/load-fact.ts';
import type { SubjectNote } from '../../model/decision/note.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { WindowValues } from '../../model/recording/window.ts';
import { withoutMended } from '../subjects/mended.ts';
import { alikeMix } from '../subjects/mix.ts';
import { deliveredLevels, type Lost, stolenLevels } from './delivered-levels.ts';
import type { DeliveredPairs } from './delivered-pairs.ts';
import { pairedAs } from './delivery.ts';
import { stolen } from './machine.ts';

/** Share of a round's CPU time taken by the machine's host from which on the pair says nothing. */
export const STOLEN = 0.05;
/** Share of pairs from which on the run says nothing, unless the others are enough and clear. */
const MOST_DROPPED = 0.3;
/** Pairs without theft that may give an answer, where so many had to go. */
const ENOUGH = 6;
/** Pairs that are driven at most in place of such as the machine's host took CPU time from. */
const MOST_INSTEAD = 4;

export type UsablePairs = Omit<DeliveredPairs, 'notes'> & {
  /** pairs and requests that are left out */
  readonly notes: readonly (LoadFact | SubjectNote)[];
  /** why the run may be judged only where its answer is clear; none: it may in any case */
  readonly unlessClear: readonly LoadFact[];
  /** side by side: levels that say nothing, with all of their slices */
  readonly lost: readonly Lost[];
};

/** The pairs in which the machine was ours alone. */
export const ownPairs = (all: readonly Pair[]): readonly Pair[] =>
  all.filter(({ base, head }) => Math.max(stolenOf(base), stolenOf(head)) <= STOLEN);

/** Leaves out the pairs in which the machine was not ours alone, and those in which the load was not delivered. */
export function usablePairs(all: readonly Pair[]): UsablePairs {
  const own = ownPairs(all);
  const dropped = all.length - own.length;
  const doubts = doubtsOf(all, dropped);
  const leftOut = { kind: 'stolen-left-out', ...pairedAs(all), pairs: dropped, of: all.length } as const;
  const delivered = deliveredLevels(own);
  const mix = alikeMix(withoutMended(delivered.pairs));
  const isEnough = own.length >= ENOUGH;
  return {
    ...delivered,
    pairs: mix.pairs,
    notes: [...(dropped === 0 ? [] : [leftOut]), ...delivered.notes, ...mix.notes],
    invalid: [...(isEnough ? [] : doubts), ...delivered.invalid],
    unlessClear: isEnough ? doubts : [],
    lost: [...delivered.lost, ...stolenLevels(all, own)],
  };
}

/**
 * How many pairs the machine's host left too little of, where a run is not judged for it; 0: it is. `isClear`: whether the
 * others give an answer.
 */
export function tooManyStolen(all: readonly Pair[], isClear: boolean): number {
  const own = ownPairs(all).length;
  const dropped = all.length - own;
  return doubtsOf(all, dropped).length > 0 && !(isClear && own >= ENOUGH) ? dropped : 0;
}

/**
 * How many more pairs would let the run be judged that the machine's host took CPU time from; 0: it is judged as it is, or
 * it takes so much that more of them would say the same.
 */
export function pairsInstead(all: readonly Pair[]): number {
  const dropped = tooManyStolen(all, true);
  const wanted = ENOUGH - (all.length - dropped);
  return dropped === 0 || dropped > all.length / 2 || wanted > MOST_INSTEAD ? 0 : wanted;
}

const stolenOf = ({ readings }: WindowValues): number => readings.steal ?? 0;

/** What the machine's host took, as far as that is too much. */
function doubtsOf(all: readonly Pair[], dropped: number): readonly LoadFact[] {
  const shares = all.flatMap(({ base, head }) => [stolenOf(base), stolenOf(head)]);
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
  const often = { kind: 'stolen-often', ...pairedAs(all), pairs: dropped, of: all.length } as const;
  return [...(dropped > MOST_DROPPED * all.length ? [often] : []), ...stolen(mean)];
}
