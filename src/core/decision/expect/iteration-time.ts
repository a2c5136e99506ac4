import { FEWEST, ITERATIONS, LONGEST_MS } from '../duet/round-length.ts';

/** Cold first iterations are slower than warm ones, and those under load slower than both; by less than this, as a rule. */
const FAR = 10;

export type Timed = {
  /** of base's first iteration */
  readonly iterationMs: number;
  readonly requestRate: number;
  /** whether iterations start at a rate, however long they take */
  readonly isOpen: boolean;
};

/** Iteration time above which no round can be driven, ms; null: the first iteration is far below it. */
export function longestIteration({ iterationMs, requestRate, isOpen }: Timed): number | null {
  const fitting = LONGEST_MS / ITERATIONS;
  // Users who wait longer ask less.
  const asking = isOpen ? fitting : ((requestRate * LONGEST_MS) / 1000 / FEWEST) * iterationMs;
  const most = Math.min(fitting, asking);
  return iterationMs * FAR < most ? null : most;
}
