import type { LoadFact } from '../../model/decision/load-fact.ts';
import type { SubjectNote } from '../../model/decision/note.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { WindowValues } from '../../model/recording/window.ts';
import { levelsOf } from '../duet/levels.ts';
import { withoutMended } from '../subjects/mended.ts';
import { alikeMix } from '../subjects/mix.ts';
import { type DeliveredPairs, deliveredPairs } from './delivered-pairs.ts';
import { pairedAs } from './delivery.ts';
import { stolen } from './machine.ts';

/** Share of a round's CPU time taken by the machine's host from which on the pair says nothing. */
export const STOLEN = 0.05;
/** Share of pairs from which on the run says nothing, unless the others are enough and clear. */
const MOST_DROPPED = 0.3;
/** Pairs without theft that may give an answer, where so many had to go. */
const ENOUGH = 6;

export type UsablePairs = Omit<DeliveredPairs, 'notes'> & {
  /** pairs and requests that are left out */
  readonly notes: readonly (LoadFact | SubjectNote)[];
  /** why the run may be judged only where its answer is clear; none: it may in any case */
  readonly unlessClear: readonly LoadFact[];
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
  const delivered = atEachLevel(own);
  const mix = alikeMix(withoutMended(delivered.pairs));
  const isEnough = own.length >= ENOUGH;
  return {
    ...delivered,
    pairs: mix.pairs,
    notes: [...(dropped === 0 ? [] : [leftOut]), ...delivered.notes, ...mix.notes],
    invalid: [...(isEnough ? [] : doubts), ...delivered.invalid],
    unlessClear: isEnough ? doubts : [],
  };
}

/** A load that head alone does not bear at one level need not show over all of them. */
function atEachLevel(pairs: readonly Pair[]): DeliveredPairs {
  const all = deliveredPairs(pairs);
  if (all.overloaded !== null) return all;
  const found = levelsOf(pairs).map((level) => deliveredPairs(level.pairs));
  const short = found.find(({ overloaded }) => overloaded !== null);
  return short === undefined ? all : { ...short, pairs };
}

const stolenOf = ({ readings }: WindowValues): number => readings.steal ?? 0;

/** What the machine's host took, as far as that is too much. */
function doubtsOf(all: readonly Pair[], dropped: number): readonly LoadFact[] {
  const shares = all.flatMap(({ base, head }) => [stolenOf(base), stolenOf(head)]);
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
  const often = { kind: 'stolen-often', ...pairedAs(all), pairs: dropped, of: all.length } as const;
  return [...(dropped > MOST_DROPPED * all.length ? [often] : []), ...stolen(mean)];
}
