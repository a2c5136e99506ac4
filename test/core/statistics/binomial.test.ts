import { expect, test } from 'vitest';
import { binomialTail, clopperPearson } from '../../../src/core/statistics/binomial.ts';

/** Summed directly, for small numbers. */
function exactTail(from: number, trials: number, p: number): number {
  let sum = 0;
  for (let k = from; k <= trials; k += 1) {
    let ways = 1;
    for (let i = 0; i < k; i += 1) ways = (ways * (trials - i)) / (i + 1);
    sum += ways * p ** k * (1 - p) ** (trials - k);
  }
  return sum;
}

test('the tail is the sum of its terms', () => {
  for (const [from, trials, p] of [
    [8, 8, 0.5],
    [3, 10, 0.1],
    [5, 12, 0.25],
    [1, 30, 0.02],
  ] as const) {
    expect(binomialTail(from, trials, p)).toBeCloseTo(exactTail(from, trials, p), 10);
  }
  expect(binomialTail(0, 5, 0.3)).toBe(1);
  expect(binomialTail(6, 5, 0.3)).toBe(0);
});

test('the interval of Clopper and Pearson has its published ends', () => {
  const none = clopperPearson(0, 100, 0.95);
  expect(none.low).toBe(0);
  expect(none.high).toBeCloseTo(1 - 0.025 ** (1 / 100), 8);
  const some = clopperPearson(10, 100, 0.95);
  expect(some.low).toBeCloseTo(0.049, 4);
  expect(some.high).toBeCloseTo(0.1762, 4);
  expect(clopperPearson(5, 5, 0.95)).toMatchObject({ high: 1 });
});
