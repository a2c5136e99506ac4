import { expect, test } from 'vitest';
import { LADDER, type Percentiles } from '../../../src/core/model/recording/percentiles.ts';
import { joined, logError, logQuantile } from '../../../src/core/statistics/percentiles.ts';
import { seeded } from '../../../src/core/statistics/random.ts';

/** Lognormal latencies around `centre` ms. */
function sample(seed: number, count: number, centre: number): number[] {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: count }, () => centre * Math.exp(0.4 * normal()));
}

function ladderOf(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.round(q * (sorted.length - 1)))] ?? 0;
  return { count: values.length, values: LADDER.map(at) };
}

test('a joined quantile is that of all requests together', () => {
  const [a, b] = [sample(1, 600, 20), sample(2, 300, 30)];
  const together = joined([ladderOf(a), ladderOf(b)]);
  const pooled = ladderOf([...a, ...b]);
  expect(together.count).toBe(900);
  for (const q of [0.5, 0.95]) {
    expect(Math.abs(logQuantile(together, q) - logQuantile(pooled, q))).toBeLessThan(0.02);
  }
});

test('one part joined is itself', () => {
  const only = ladderOf(sample(3, 400, 10));
  expect(joined([only])).toBe(only);
});

test('a set joined to itself keeps its percentiles, flat ones too', () => {
  const one = ladderOf(sample(4, 500, 10));
  const flat = {
    count: 200,
    values: one.values.map((value, index) => (index < 12 ? 9 : Math.max(value, 9))),
  };
  for (const part of [one, flat]) {
    const twice = joined([part, part, part]);
    expect(twice.count).toBe(3 * part.count);
    twice.values.forEach((value, index) => {
      expect(value).toBeCloseTo(part.values[index] ?? 0, 8);
    });
  }
});

test('sets that do not overlap stand one above the other', () => {
  const at = (from: number) => ({ count: 100, values: LADDER.map((q) => from * (1 + q)) });
  const together = joined([at(1), at(100)]);
  expect(logQuantile(together, 0.4)).toBeCloseTo(logQuantile(at(1), 0.8), 8);
  expect(logQuantile(together, 0.95)).toBeCloseTo(logQuantile(at(100), 0.9), 8);
});

test('the error of a median is near its theory: 1.2533 sd / √n', () => {
  const errors = Array.from({ length: 40 }, (_, seed) => logError(ladderOf(sample(seed + 10, 600, 20)), 0.5));
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const theory = (1.2533 * 0.4) / Math.sqrt(600);
  expect(mean / theory).toBeGreaterThan(0.8);
  expect(mean / theory).toBeLessThan(1.25);
});

test('a latency of 0 has a logarithm all the same', () => {
  const none = { count: 10, values: LADDER.map(() => 0) };
  expect(Number.isFinite(logQuantile(none, 0.5))).toBe(true);
});
