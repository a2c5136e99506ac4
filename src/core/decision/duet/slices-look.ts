import type { Acceptance } from '../../model/acceptance.ts';
import type { Stop } from '../../model/recording/duet.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import { acceptedOverload } from '../load/overload.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import { isCritical, isWorse, restsOnOneStart, stopOf } from './duet-stop.ts';
import type { PairsInput } from './judge-pairs.ts';
import { levelsOf } from './levels/levels.ts';
import type { PairedMetric } from './paired-metric.ts';
import { type DuetSoFar, pairsInput } from './pairs-input.ts';

/** Slices after which it is looked at again, as rounds are. */
const MORE_SLICES = 2;
/** Looks during one run at most: each is a chance of a false alarm. */
const MOST_LOOKS = 20;

export type SlicesSoFar = DuetSoFar & {
  /** accepted regressions, those in force for this gate */
  readonly accepted: readonly Acceptance[];
  /** whether it is one of many at a run that goes on; absent: it is over */
  readonly during?: true;
};

/** What slices say by the rule of rounds. */
export type SlicesLook = {
  /** null: nothing is clear yet, and more of them may tell; `budget`: more of them would not */
  readonly stop: Stop | null;
  /** so much worse that the run fails, whatever follows */
  readonly isCritical: boolean;
  /** so much worse that it warns or fails, though more of them may tell whether it fails */
  readonly isWorse: boolean;
  readonly restsOnOneStart: boolean;
};

/**
 * Looks at slices of one run or several. While pairs may follow, a latency has to be as much worse as rounds ask for, which
 * are looked at as they come too. Errors are judged by odds alone, so looks during a run share their chance.
 */
export function lookAtSlices({ accepted, during, ...soFar }: SlicesSoFar): SlicesLook {
  const { usable, input: found } = pairsInput(soFar);
  const { overloaded, invalid, shortBy } = usable;
  const input = { ...found, accepted, ...(during && { looks: MOST_LOOKS }) };
  // Whether another start is to confirm it is asked once it is over.
  const rests = during === undefined && restsOnOneStart(input);
  if (overloaded !== null && acceptedOverload({ shortBy }, accepted) === null) {
    return { stop: 'regressed', isCritical: true, isWorse: true, restsOnOneStart: rests };
  }
  const stop = invalid.length > 0 ? 'budget' : stopOf(input);
  const counts = during === undefined ? undefined : showsInLast(input);
  const isClear = stop === 'regressed';
  return {
    ...{ stop, isCritical: isClear && isCritical(input, counts), restsOnOneStart: rests },
    isWorse: isClear || (stop === null && isWorse(input)),
  };
}

type OfMetric = Pick<PairedMetric, 'level'>;

/**
 * Whether what a metric is said of shows in enough slices of the last start: those of an earlier one make a level judged
 * from the first look on, and one or two more would confirm what they show.
 */
function showsInLast({ pairs, starts }: Pick<PairsInput, 'pairs' | 'starts'>): (of: OfMetric) => boolean {
  if (starts < 2) return () => true;
  const levels = levelsOf(pairs);
  return ({ level }) => {
    const all = level === undefined ? pairs : (levels.find((one) => one.level === level)?.pairs ?? []);
    return all.filter(({ start = 1 }) => start === starts).length >= FEWEST_PAIRS;
  };
}

/**
 * Whether the rest of a load may be spared for what a look said. Only for a regression, and only where nothing that is
 * still to come could make it worse: it is critical already, or what follows holds levels alone that are judged by
 * themselves. A change at the peak must not be missed for one before it. `own`: slices of this run alone, as one that is to
 * confirm another has to show it by itself. `toCome`: the levels of slices to come; null: on
 * the way to another; none: there is no rest, and a load that is ended all the same would be told, and judged, as cut.
 */
export function maySpare(
  { stop, isCritical: fails }: SlicesLook,
  own: readonly Pair[],
  toCome: readonly (number | null)[],
): boolean {
  if (stop !== 'regressed' || toCome.length === 0) return false;
  const isJudged = (level: number | null) =>
    level !== null && own.filter(({ slice }) => slice?.level === level).length >= FEWEST_PAIRS;
  return fails || toCome.every(isJudged);
}

/**
 * When to look: from the fourth slice of a run on and after every two more. Holds what was looked at, so one for each
 * run; the number of its slices that are over goes in.
 */
export function looksDue(): (slices: number) => boolean {
  let next = FEWEST_PAIRS;
  let looks = 0;
  return (slices) => {
    if (slices < next || looks >= MOST_LOOKS) return false;
    next = slices + MORE_SLICES;
    looks += 1;
    return true;
  };
}
