import { expect, test } from 'vitest';
import { ridgeSlope } from '../../../src/core/statistics/ridge.ts';

const SPREAD = [-0.1, -0.05, 0, 0.05, 0.1];

test('a covariate that does not move leaves the expectation', () => {
  expect(ridgeSlope([0, 0, 0, 0, 0], [1, 2, 3, 4, 5])).toEqual({ slope: 0.5, learned: false });
});

test('a worked example: the slope is drawn towards a half', () => {
  // Σc² = 0.025, Σcx = 0.025, prior 5 · 0.0009 = 0.0045: (0.025 + 0.00225) / (0.025 + 0.0045)
  const found = ridgeSlope(SPREAD, SPREAD);
  expect(found.slope).toBeCloseTo(0.02725 / 0.0295, 12);
  expect(found.learned).toBe(true);
});

test('where a value has its zero does not count', () => {
  const moved = ridgeSlope(
    SPREAD.map((c) => c + 3),
    SPREAD.map((c) => 2 + 0.7 * c),
  );
  expect(moved.slope).toBeCloseTo(
    ridgeSlope(
      SPREAD,
      SPREAD.map((c) => 0.7 * c),
    ).slope,
    10,
  );
});

test('it is never negative, and never above 1.2', () => {
  const steep = SPREAD.map((c) => 9 * c);
  expect(ridgeSlope(SPREAD, steep).slope).toBe(1.2);
  expect(
    ridgeSlope(
      SPREAD,
      steep.map((x) => -x),
    ).slope,
  ).toBe(0);
});
