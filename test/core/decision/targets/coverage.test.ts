import { expect, test } from 'vitest';
import { distributionOf } from '../../../../src/core/decision/targets/distribution.ts';
import type { Series } from '../../../../src/core/model/recording/series.ts';
import type { Statistic } from '../../../../src/core/model/targets/target.ts';
import { encode } from '../../../../src/core/series/encode.ts';
import { Sketch } from '../../../../src/core/series/sketch.ts';
import { type Random, seeded } from '../../../../src/core/statistics/random.ts';
import { samplePairs } from '../pairs.ts';

const RUNS = 300;

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.round(q * (sorted.length - 1))] ?? 0;

/** Seconds of 50 lognormal latencies around 20 ms each, whose level wanders from stretch to stretch by `drift`. */
function solo(random: Random, seconds: number, drift: number) {
  let level = 0;
  const buckets = Array.from({ length: seconds }, (_, second) => {
    if (second % 3 === 0) level = drift * normal(random);
    return Array.from({ length: 50 }, () => 20 * Math.exp(level + 0.4 * normal(random))).sort(
      (a, b) => a - b,
    );
  });
  const all = buckets.flat().sort((a, b) => a - b);
  const sketch = new Sketch(5);
  for (const ms of all) {
    sketch.add(Math.ceil(Math.log2(ms / 1000) * 32), 1);
    sketch.count += 1;
    sketch.sum += ms / 1000;
  }
  const at = (q: number) => quantile(all, q);
  const avg = all.reduce((sum, ms) => sum + ms, 0) / all.length;
  const series: Pick<Series, 'duration' | 'histogram' | 'timeline' | 'precision'> = {
    duration: {
      count: all.length,
      min: at(0),
      avg,
      p50: at(0.5),
      p90: at(0.9),
      p95: at(0.95),
      p99: at(0.99),
      max: at(1),
    },
    histogram: encode(sketch),
    precision: 'exact',
    timeline: {
      ...{ startedAt: 0, bucketMs: 1000, requests: buckets.map(() => 50), failed: buckets.map(() => 0) },
      p50: buckets.map((bucket) => quantile(bucket, 0.5)),
      p95: buckets.map((bucket) => quantile(bucket, 0.95)),
    },
  };
  return series;
}

/** How often the interval holds the truth. */
function coverage(
  truth: number,
  read: (random: Random, run: number) => ReturnType<typeof distributionOf>,
): number {
  const random = seeded(7);
  const inside = Array.from({ length: RUNS }, (_, run) => {
    const found = read(random, run);
    return found.kind === 'value' && found.measured.low <= truth && truth <= found.measured.high;
  });
  return inside.filter(Boolean).length / RUNS;
}

const TRUE: Readonly<Record<Exclude<Statistic, 'p99'>, number>> = {
  p50: 20,
  p90: 20 * Math.exp(0.4 * 1.28155),
  p95: 20 * Math.exp(0.4 * 1.64485),
  avg: 20 * Math.exp(0.4 ** 2 / 2),
};

test.each(['p50', 'p90', 'p95', 'avg'] as const)(
  'the interval of %s of a steady run alone holds the truth in about 95 of 100',
  (statistic) => {
    const found = coverage(TRUE[statistic], (random) => distributionOf(solo(random, 30, 0), [], statistic));
    expect(found).toBeGreaterThan(0.91);
  },
);

test('where the level wanders the interval is wide enough for that', () => {
  const wandering = (random: Random) => solo(random, 30, 0.15);
  // The mean level of a run has a standard deviation of 0.15 / √10, of which the interval knows by its stretches alone.
  expect(coverage(TRUE.p50, (random) => distributionOf(wandering(random), [], 'p50'))).toBeGreaterThan(0.9);
  const still = (random: Random) => ({ ...wandering(random), timeline: null });
  expect(coverage(TRUE.p50, (random) => distributionOf(still(random), [], 'p50'))).toBeLessThan(0.6);
});

test('the interval of rounds holds the truth in about 95 of 100', () => {
  const found = coverage(TRUE.p95, (_, seed) => {
    const windows = samplePairs({ count: 8, seed, noise: 0.05 }).flatMap(
      ({ head }) => head.subjects['overall']?.percentiles ?? [],
    );
    return distributionOf(solo(seeded(1), 10, 0), windows, 'p95');
  });
  expect(found).toBeGreaterThan(0.91);
});
