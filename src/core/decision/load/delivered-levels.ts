import type { Fullness, LostLevel } from '../../model/decision/compared.ts';
import { areSlices, type Pair } from '../../model/recording/pairs.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';
import { levelsOf, type OfLevel } from '../duet/levels/levels.ts';
import { fullnessOf, hadRoom, isMostlyFull } from '../duet/levels/room.ts';
import { type DeliveredPairs, deliveredPairs } from './delivered-pairs.ts';
import { deliveredOf } from './delivery.ts';

/** A level that says nothing, with all of its slices. */
export type Lost = LostLevel & {
  /** as in `OfLevel`; absent: all that was driven */
  readonly level?: number | null;
  readonly pairs: readonly Pair[];
  /** that it was for want of room; absent: it was not */
  readonly noRoom?: Fullness;
};

export type DeliveredLevels = DeliveredPairs & {
  /** levels at which the load was not delivered; `pairs` has none of their slices, but where all is lost */
  readonly lost: readonly Lost[];
};

/**
 * Judges the delivered load over all pairs, and of slices at each level too: what fails at the peak need not show over all
 * of them. A load that head alone does not bear at one level is head's; one that was not delivered there leaves that level
 * without an answer, and the others with theirs. So does one that head bears less of than base where the machine had no room.
 */
export function deliveredLevels(pairs: readonly Pair[]): DeliveredLevels {
  const all = provenOf(pairs);
  if (all.overloaded !== null) return { ...all, lost: [] };
  const each = levelsOf(pairs).map((level) => ({ level, found: provenOf(level.pairs) }));
  const over = each.find(({ found }) => found.overloaded !== null);
  if (over !== undefined) return { ...over.found, pairs, lost: [] };
  if (all.invalid.length > 0 || !areSlices(pairs)) return { ...all, lost: [] };
  const gone = each.filter(({ found }) => found.isUnproven || found.invalid.length > 0);
  if (all.isUnproven && gone.length === each.length) return { ...all, lost: [lostOf({ pairs }, all)] };
  const kept = all.isUnproven
    ? each.flatMap((one) => (gone.includes(one) ? [] : one.found.pairs))
    : all.pairs.filter((pair) => !gone.some(({ level }) => level.pairs.includes(pair)));
  const lost = gone.map(({ level, found }) => lostOf(level, found));
  return lost.length === 0 && !all.isUnproven ? { ...all, lost } : without(all, pairs, kept, lost);
}

type Found = DeliveredPairs & {
  /** that head fell short of what base bore, in slices without room: machine's fault or head's, nobody knows */
  readonly isUnproven: boolean;
};

/** Head alone not bearing the load counts where slices in which the machine had room show it by themselves. */
function provenOf(pairs: readonly Pair[]): Found {
  const found = deliveredPairs(pairs);
  if (found.overloaded === null) return { ...found, isUnproven: false };
  const roomy = pairs.filter(hadRoom);
  const isProven = roomy.length === pairs.length || deliveredPairs(roomy).overloaded !== null;
  return isProven ? { ...found, isUnproven: false } : { ...found, overloaded: null, isUnproven: true };
}

/** The rest, with how many pairs are left out in all. */
function without(
  all: DeliveredPairs,
  driven: readonly Pair[],
  kept: readonly Pair[],
  lost: readonly Lost[],
): DeliveredLevels {
  const pairs = driven.filter((pair) => kept.includes(pair));
  const leftOut = driven.length - pairs.length;
  const notes: DeliveredPairs['notes'] =
    leftOut === 0 ? [] : [{ kind: 'left-out', ...deliveredOf(driven), leftOut }];
  return { ...all, pairs, notes, lost };
}

type OfSlices = Pick<Lost, 'level' | 'pairs'>;

function lostOf(of: OfSlices, { short, isUnproven }: Found): Lost {
  const { length } = of.pairs;
  const fullness = fullnessOf(of.pairs);
  const isFull = fullness !== null && (isUnproven || isMostlyFull(fullness));
  const lost = { ...of, usable: length - short, of: length, why: 'undelivered' } as const;
  return isFull ? { ...lost, noRoom: fullness } : lost;
}

/** Levels that were held long enough, and of which the machine's host left too few slices to judge. */
export function stolenLevels(all: readonly Pair[], own: readonly Pair[]): readonly Lost[] {
  if (!areSlices(all)) return [];
  return levelsOf(all).flatMap((level: OfLevel): readonly Lost[] => {
    const usable = level.pairs.filter((pair) => own.includes(pair)).length;
    if (level.level === null || usable >= FEWEST_PAIRS) return [];
    return [{ ...level, usable, of: level.pairs.length, why: 'stolen' }];
  });
}
