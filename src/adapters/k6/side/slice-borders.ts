import { FEWEST_PAIRS } from '../../../core/decision/duet/duet-rule.ts';
import type { Held } from './held.ts';

/** Levels that are held shortly and get slices of their own, which k6 has to count. */
const MOST_SHORT = 4;
/** Of each, where it is held long enough: with the fewest, one in which the machine's host takes CPU time loses the level. */
const MOST_OF_SHORT = FEWEST_PAIRS + 2;

export type Lengths = {
  /** of a slice, ms */
  readonly ms: number;
  /** that one may be as short as, where a level is held shortly */
  readonly shortest: number;
  /** that there are more than four of a level for, where each is as long */
  readonly ample: number;
  /** how far there are slices, ms */
  readonly untilMs: number;
  /** of slices, beside those of such levels */
  readonly most: number;
};

/**
 * When each slice begins, ms from the start of a run, and when the last one ends. A level that is held too shortly for four
 * slices gets four shorter ones or more that begin with it, where those may be so short: a spike would drown in a slice that is
 * longer, or share it with what is before and after. What is left before and after may be too short for a slice.
 */
export function bordersOf(
  stretches: readonly Held[],
  { ms, shortest, ample, untilMs, most }: Lengths,
): readonly number[] {
  const short = shortHolds(stretches, { ms, shortest });
  const even = Array.from({ length: Math.min(Math.floor(untilMs / ms), most) + 1 }, (_, index) => index * ms);
  const outside = even.filter((at) => !short.some((held) => at > held.startMs && at < endOf(held)));
  const own = short.flatMap((held) => within(held, ample));
  return [...new Set([...outside, ...own])].toSorted((a, b) => a - b);
}

const endOf = ({ startMs, ms }: Held): number => startMs + ms;

/** Borders of a level's own slices, of whole seconds but for the last. */
function within(held: Held, ample: number): readonly number[] {
  const count = Math.max(FEWEST_PAIRS, Math.min(MOST_OF_SHORT, Math.floor(held.ms / ample)));
  const length = Math.floor(held.ms / count / 1000) * 1000;
  const begins = Array.from({ length: count }, (_, index) => held.startMs + index * length);
  return [...begins, endOf(held)];
}

/** Of each level that slices of `ms` show too seldom the time that it is held longest, where shorter ones show it. */
function shortHolds(
  stretches: readonly Held[],
  { ms, shortest }: Pick<Lengths, 'ms' | 'shortest'>,
): readonly Held[] {
  const byLevel = Map.groupBy(stretches, ({ key }) => key);
  const longest = [...byLevel].flatMap(([key, own]) => {
    const whole = own.reduce((sum, held) => sum + slicesIn(held, ms), 0);
    const [first] = own.toSorted((a, b) => b.ms - a.ms);
    return key === null || first === undefined || whole >= FEWEST_PAIRS ? [] : [first];
  });
  return longest
    .filter((held) => held.startMs > 0 && held.ms >= FEWEST_PAIRS * shortest)
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, MOST_SHORT);
}

/** Slices counted from the start of the run that lie in it as a whole. */
const slicesIn = (held: Held, ms: number): number =>
  Math.max(0, Math.floor(endOf(held) / ms) - Math.ceil(held.startMs / ms));
