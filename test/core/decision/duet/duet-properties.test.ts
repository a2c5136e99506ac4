import { expect, test } from 'vitest';
import { judgePairs } from '../../../../src/core/decision/duet/judge-pairs.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import { studentQuantile } from '../../../../src/core/statistics/student.ts';
import { samplePairs } from '../pairs.ts';

/** Without a floor nothing but ratios counts. */
const POLICY: Policy = {
  warn: 0.2,
  fail: 0.5,
  failOn: 'fail',
  thresholds: 'head-only',
  onInconclusive: 'pass',
  onNoBaseline: 'pass',
  onInvalid: 'fail',
  metrics: { p50: { floor: 0 }, p95: { floor: 0 }, p99: { floor: 0 } },
};
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

const drawn = (seed: number): readonly Pair[] =>
  samplePairs({
    count: 4 + (seed % 17),
    seed,
    noise: 0.02 + 0.01 * (seed % 15),
    effect: 0.1 * (seed % 5) - 0.2,
  });

type Found = {
  readonly metric: string;
  readonly mean: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly state: string;
};

/** Mean, error and 95 % interval of p50, p95 and p99, at these pairs. */
function found(pairs: readonly Pair[]): readonly Found[] {
  const input = {
    subjects: [{ kind: 'overall' }],
    policy: POLICY,
    starts: 1,
    roundMs: 3000,
    toCome: 2,
  } as const;
  return judgePairs({ ...input, pairs }).flatMap((metric) => {
    if (metric.kind !== 'latency' || metric.found === null) return [];
    const { mean, se, df, state } = metric.found;
    const half = studentQuantile(0.975, df) * se;
    return [{ metric: metric.metric, mean, se, low: mean - half, high: mean + half, state }];
  });
}

/** `found` of the changed pairs beside what it should be. */
function each(
  changed: (pairs: readonly Pair[]) => readonly Pair[],
  check: (one: Found, other: Found) => void,
) {
  for (const seed of SEEDS) {
    const pairs = drawn(seed);
    const [before, after] = [found(pairs), found(changed(pairs))];
    expect(after).toHaveLength(3);
    before.forEach((one, index) => {
      const other = after[index];
      if (other === undefined) throw new Error('a metric is missing');
      check(one, other);
    });
  }
}

function scaled(round: WindowValues, factor: number): WindowValues {
  const subjects = Object.entries(round.subjects).map(([key, values]) => {
    const { percentiles } = values;
    if (percentiles === null) throw new Error('no requests');
    const longer = { ...percentiles, values: percentiles.values.map((value) => value * factor) };
    return [key, { ...values, percentiles: longer }] as const;
  });
  return { ...round, subjects: Object.fromEntries(subjects) };
}

test('swapping the arms negates the mean and its interval', () => {
  const swapped = (pairs: readonly Pair[]) =>
    pairs.map(({ first, base, head }) => ({ first, base: head, head: base }));
  each(swapped, (one, other) => {
    expect(other.mean).toBeCloseTo(-one.mean, 10);
    expect(other.low).toBeCloseTo(-one.high, 10);
    expect(other.high).toBeCloseTo(-one.low, 10);
  });
});

test.each([0.05, 3, 1000])('latencies of both arms times %s leave mean, error and state', (factor) => {
  const longer = (pairs: readonly Pair[]) =>
    pairs.map(({ first, base, head }) => ({ first, base: scaled(base, factor), head: scaled(head, factor) }));
  each(longer, (one, other) => {
    expect(other.mean).toBeCloseTo(one.mean, 10);
    expect(other.se).toBeCloseTo(one.se, 10);
    expect(other.state).toBe(one.state);
  });
});

test('head alone times a constant moves the mean by its logarithm', () => {
  const longer = (pairs: readonly Pair[]) => pairs.map((pair) => ({ ...pair, head: scaled(pair.head, 1.3) }));
  each(longer, (one, other) => {
    expect(other.mean).toBeCloseTo(one.mean + Math.log(1.3), 10);
    expect(other.se).toBeCloseTo(one.se, 10);
  });
});

test('the order of the pairs does not count', () => {
  const other = (pairs: readonly Pair[]) => [...pairs.slice(2).toReversed(), ...pairs.slice(0, 2)];
  each(other, (one, changed) => {
    expect(changed.mean).toBeCloseTo(one.mean, 10);
    expect(changed.se).toBeCloseTo(one.se, 10);
    expect(changed.state).toBe(one.state);
  });
});

test('the same pairs once more never widen the interval', () => {
  each(
    (pairs) => [...pairs, ...pairs],
    (one, other) => {
      expect(other.high - other.low).toBeLessThanOrEqual(one.high - one.low + 1e-12);
    },
  );
});
