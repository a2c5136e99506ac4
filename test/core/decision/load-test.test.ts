import { expect, test } from 'vitest';
import { loadTestOf } from '../../../src/core/decision/load-test/load-test.ts';
import { judgeTargets } from '../../../src/core/decision/targets/judge-targets.ts';
import { asJudged } from '../../../src/core/decision/targets/on-both-sides.ts';
import type { Endpoint, Series } from '../../../src/core/model/recording/series.ts';
import type { Stage } from '../../../src/core/model/recording/stage.ts';
import { STATISTICS } from '../../../src/core/model/targets/target.ts';
import { asDuet, sampleArm, sampleRecording } from '../../contracts/samples.ts';
import { samplePairs } from './pairs.ts';
import { targetOf } from './targets/written-targets.ts';

const { overall: SERIES } = sampleArm();
const endpoint = (name: string, more: Partial<Series> = {}, method = 'GET'): Endpoint => ({
  ...{ ...SERIES, ...more },
  ...{ name, method },
});

test('head alone: what was asked, what was delivered, and the times of each endpoint', () => {
  const failures = [{ status: 503, errorCode: 1503, count: 3 }];
  const run = sampleRecording({}, { endpoints: [endpoint('orders', { failed: 3, failures })] });
  const found = loadTestOf(run, null, []);
  expect(found.asked).toEqual({ rate: 100, users: null });
  expect(found.load.base).toBeUndefined();
  expect(found.endpoints).toEqual([
    {
      ...{ name: 'orders', method: 'GET' },
      head: {
        ...{ requests: 1000, failed: 3, rate: 100, failures },
        latency: {
          ...{ p50: expect.closeTo(60, 6), p90: expect.closeTo(75, 6), p95: expect.closeTo(80, 6) },
          ...{ p99: expect.closeTo(95, 6), avg: expect.closeTo(62.5, 6) },
        },
      },
    },
  ]);
});

test('users of a number of iterations beside others may be done before anybody looks', () => {
  const hold = (scenario: string, durationMs: number | null, level: number): Stage => ({
    ...{ scenario, kind: 'hold', startMs: 0, durationMs, from: level, to: level, unit: 'vus' },
  });
  const usersOf = (stages: readonly Stage[]) => {
    const run = sampleRecording({}, { workload: { ...sampleArm().workload, targetRate: null, stages } });
    return loadTestOf(run, null, []).asked.users;
  };
  const seed = hold('seed', null, 1);
  expect(usersOf([seed, hold('load', 60_000, 20)])).toEqual({ most: 21, seen: 20 });
  expect(usersOf([seed, hold('more', null, 5)])).toEqual({ most: 6, seen: 0 });
  expect(usersOf([seed, { ...hold('load', 60_000, 20), unit: 'per-second' }])).toEqual({ most: 1, seen: 0 });
  expect(usersOf([hold('some', null, 5)])).toEqual({ most: 5, seen: 5 });
});

test('a time of too few requests is left out, and what the script measures itself is no endpoint', () => {
  const few = { requests: 60, duration: SERIES.duration && { ...SERIES.duration, count: 60 } };
  const endpoints = [endpoint('orders', few), endpoint('cart_size', {}, 'Value')];
  const { endpoints: found } = loadTestOf(sampleRecording({}, { endpoints }), null, []);
  expect(found.map(({ name }) => name)).toEqual(['orders']);
  expect(Object.keys(found[0]?.head.latency ?? {})).toEqual(['p50', 'p90', 'avg']);
});

test('both sides of a duet stand as they are compared, and without a comparison as they were read', () => {
  const duet = asDuet(sampleRecording(), samplePairs({ count: 4, seed: 1 }));
  const base = asJudged(duet.arms.base ?? sampleArm(), duet);
  const subject = { kind: 'overall' } as const;
  const compared = [
    { subject, metric: 'p95', base: 70, head: 140 },
    { subject, metric: 'error-rate', base: 0, head: 0.5 },
  ] as const;
  const { all, load } = loadTestOf(duet, base, compared);
  expect([all.base?.latency.p95, all.head.latency.p95]).toEqual([70, 140]);
  expect(all.head.failed).toBe(duet.arms.head.overall.failed);
  expect(all.head.latency.p50).toBe(loadTestOf(duet, base, []).all.head.latency.p50);
  const made = duet.windows.filter(({ arm }) => arm === 'base').map((window) => window.load.iterations);
  expect(load.base?.iterations).toBe(made.reduce((sum, one) => sum + one, 0));
});

test('times are those that targets read, in rounds that hold enough requests and without any', () => {
  const duet = asDuet(sampleRecording(), samplePairs({ count: 4, seed: 1 }));
  for (const run of [duet, sampleRecording()]) {
    for (const statistic of STATISTICS) {
      const [found] = judgeTargets(run, [targetOf(`${statistic} < 1s`)]);
      const value = found?.state === 'unmeasured' ? null : found?.measured.value;
      expect(loadTestOf(run, null, []).all.head.latency[statistic], statistic).toBeCloseTo(value ?? 0, 9);
    }
  }
});

test('of many kinds of failures the commonest are kept', () => {
  const failures = Array.from({ length: 30 }, (_, index) => ({
    status: 500 + index,
    errorCode: 0,
    count: index + 1,
  }));
  const run = sampleRecording({}, { endpoints: [endpoint('orders', { failed: 465, failures })] });
  const kept = loadTestOf(run, null, []).endpoints[0]?.head.failures ?? [];
  expect(kept).toHaveLength(20);
  expect(kept[0]?.status).toBe(529);
});
