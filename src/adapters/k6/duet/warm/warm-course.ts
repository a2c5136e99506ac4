import type { Pace } from '../windows.ts';

/** How a warm-up goes: rounds of this length, so many of them at first and then again, and no more than these. */
export type Course = {
  readonly pace: Pace;
  readonly roundMs: number;
  readonly fewest: number;
  readonly more: number;
  readonly most: number;
  /** false: a warm-up of set length */
  readonly endsWhenSteady: boolean;
};

type Known = {
  /** seconds on each arm that the user set, ms; null: until both are steady */
  readonly warmupMs: number | null;
  readonly isAgain?: boolean;
};

/** Three rounds say whether medians stay. 20 s of load on each arm at most, in turns or about that at once. */
const IN_TURNS = { pace: 'in-turns', roundMs: 2000, fewest: 3, more: 2, most: 10 } as const;
const AT_ONCE = { pace: 'at-once', roundMs: 1500, fewest: 3, more: 2, most: 13 } as const;
/** Of applications that are started anew, on a machine that is warm: 6 s in turns, 7.5 s at once. */
const MOST_AGAIN = { 'in-turns': 3, 'at-once': 5 } as const;

/** The course of a warm-up whose length the user set, or that ends when both are steady. */
export function courseOf(pace: Pace, { warmupMs, isAgain = false }: Known): Course {
  const usual = pace === 'at-once' ? AT_ONCE : IN_TURNS;
  const most = isAgain ? MOST_AGAIN[pace] : usual.most;
  if (warmupMs === null) return { ...usual, most, endsWhenSteady: true };
  if (pace === 'in-turns') return ofLength(usual, Math.ceil(warmupMs / usual.roundMs), usual.roundMs);
  const rounds = Math.max(1, Math.round(warmupMs / usual.roundMs));
  return ofLength(usual, rounds, Math.round(warmupMs / rounds));
}

const ofLength = ({ pace }: Pick<Course, 'pace'>, rounds: number, roundMs: number): Course => ({
  ...{ pace, roundMs, endsWhenSteady: false },
  ...{ fewest: rounds, more: rounds, most: rounds },
});
