import { expect, test } from 'vitest';
import { percentileOfMoments } from '../../../src/core/statistics/percentile-of-moments.ts';

test('one log-normal set has its own quantile', () => {
  // R: s <- sqrt(log(1 + 0.5^2)); qlnorm(0.95, log(10) - s^2/2, s) = 19.4
  const [sigma, z] = [Math.sqrt(Math.log(1.25)), 1.644853627];
  const found = percentileOfMoments([{ count: 100, mean: 10, deviation: 5 }], 0.95);
  expect(found.value).toBeCloseTo(Math.exp(Math.log(10) - sigma ** 2 / 2 + z * sigma), 4);
  // Cantelli's inequality, solved: m + s·√(q / (1 − q)), and m − s·√((1 − q) / q).
  expect(found.high).toBeCloseTo(10 + 5 * Math.sqrt(19), 6);
  expect(found.low).toBeCloseTo(10 - 5 / Math.sqrt(19), 6);
});

test('sets without deviation have exactly their own values', () => {
  const parts = [
    { count: 90, mean: 2, deviation: 0 },
    { count: 10, mean: 300, deviation: 0 },
  ];
  for (const [q, value] of [
    [0.5, 2],
    [0.95, 300],
  ] as const) {
    const { low, value: found, high } = percentileOfMoments(parts, q);
    for (const one of [low, found, high]) expect(one).toBeCloseTo(value, 9);
  }
});

test('the ends hold for sets of two values, the worst there are', () => {
  for (const share of [0.01, 0.04, 0.06, 0.2, 0.6]) {
    const [mean, deviation] = [1 + 99 * share, 99 * Math.sqrt(share * (1 - share))];
    const { low, high } = percentileOfMoments([{ count: 1000, mean, deviation }], 0.95);
    const truth = share > 0.05 ? 100 : 1;
    expect(low).toBeLessThanOrEqual(truth + 1e-9);
    expect(high).toBeGreaterThanOrEqual(truth - 1e-9);
  }
});
