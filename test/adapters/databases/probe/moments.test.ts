import { expect, test } from 'vitest';
import {
  deviationOf,
  momentsOf,
  NO_CALLS,
  since,
  together,
} from '../../../../src/adapters/databases/probe/statements/moments.ts';

/** By their definition. */
function of(times: readonly number[]) {
  const totalMs = times.reduce((sum, time) => sum + time, 0);
  const squares = times.reduce((sum, time) => sum + (time - totalMs / times.length) ** 2, 0);
  return { calls: times.length, totalMs, squares };
}

const EARLY = Object.freeze([1, 4, 2, 100]);
const LATE = Object.freeze([7, 7, 9]);

test('two parts make the whole, and the whole without the first part is the second', () => {
  const [early, late, whole] = [of(EARLY), of(LATE), of([...EARLY, ...LATE])];
  const joined = together(early, late);
  expect(joined.squares).toBeCloseTo(whole.squares, 8);
  expect(since(early, whole).squares).toBeCloseTo(late.squares, 8);
  expect(since(early, whole)).toMatchObject({ calls: 3, totalMs: 23 });
});

test('the deviation is that of all calls, as the database gives it', () => {
  const { calls, totalMs } = of(LATE);
  expect(deviationOf(momentsOf(calls, totalMs, 0.9428090415820634))).toBeCloseTo(0.9428090415820634, 12);
  expect(deviationOf(of(LATE))).toBeCloseTo(0.9428090415820634, 12);
});

test('no calls have no deviation, and rounding makes none below zero', () => {
  expect(deviationOf(NO_CALLS)).toBeNull();
  expect(together(NO_CALLS, of(LATE))).toEqual(of(LATE));
  const steady = { calls: 2, totalMs: 2, squares: 0 };
  expect(since(steady, { calls: 4, totalMs: 4, squares: -1e-12 }).squares).toBe(0);
});
