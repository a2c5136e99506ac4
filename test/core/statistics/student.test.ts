import { expect, test } from 'vitest';
import {
  oddsOfNewRise,
  oddsOfRise,
  studentQuantile,
  studentTail,
} from '../../../src/core/statistics/student.ts';

/** Published two-decimal-and-more tables of Student's t (one-sided p, degrees of freedom, quantile). */
const TABLE: readonly (readonly [number, number, number])[] = [
  [0.95, 7, 1.8946],
  [0.975, 7, 2.3646],
  [0.99, 7, 2.998],
  [0.995, 7, 3.4995],
  [0.9875, 9, 2.685],
  [0.975, 8, 2.306],
  [0.99, 8, 2.8965],
  [0.995, 10, 3.1693],
  [0.99, 13, 2.6503],
  [0.995, 15, 2.9467],
  [0.975, 20, 2.086],
  [0.995, 23, 2.8073],
  [0.99, 30, 2.4573],
  [0.975, 60, 2.0003],
  [0.995, 120, 2.6174],
];

test.each(TABLE)('the %f quantile with %i degrees of freedom', (p, df, expected) => {
  expect(Math.abs(studentQuantile(p, df) - expected)).toBeLessThan(1e-3);
  expect(studentTail(studentQuantile(p, df), df)).toBeCloseTo(1 - p, 9);
  expect(studentQuantile(1 - p, df)).toBeCloseTo(-studentQuantile(p, df), 9);
});

test('one degree of freedom is Cauchy, for which a closed form exists', () => {
  for (const p of [0.6, 0.75, 0.9, 0.99]) {
    expect(studentQuantile(p, 1)).toBeCloseTo(Math.tan(Math.PI * (p - 0.5)), 6);
  }
});

test('the odds of differences whose mean is above zero, of two degrees of freedom in closed form', () => {
  // P(T > t) = (1 − t / √(2 + t²)) / 2, where t = 2 / √(1 / 3), and of a new value 2 / √(1 + 1 / 3).
  const closed = (t: number) => (1 - t / Math.sqrt(2 + t * t)) / 2;
  expect(oddsOfRise([1, 2, 3])).toBeCloseTo(closed(2 * Math.sqrt(3)), 10);
  expect(oddsOfNewRise([1, 2, 3])).toBeCloseTo(closed(Math.sqrt(3)), 10);
  expect(oddsOfRise([-1, -2, -3])).toBeCloseTo(1 - oddsOfRise([1, 2, 3]), 10);
});

test('differences that are all alike leave nothing to chance', () => {
  expect([oddsOfRise([1, 1, 1]), oddsOfRise([0, 0, 0]), oddsOfNewRise([-1, -1])]).toEqual([0, 1, 1]);
});
