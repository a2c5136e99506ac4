import { expect, test } from 'vitest';
import { stagesOf } from '../../../../src/adapters/k6/run/stages.ts';

test('a steady load is one hold, from its start on', () => {
  const rate = {
    executor: 'constant-arrival-rate',
    rate: 120,
    timeUnit: '1m',
    duration: '30s',
    startTime: '5s',
  };
  const users = { executor: 'constant-vus', duration: '10s' };
  expect(stagesOf({ rate, users })).toEqual([
    { scenario: 'rate', kind: 'hold', startMs: 5000, durationMs: 30_000, from: 2, to: 2, unit: 'per-second' },
    { scenario: 'users', kind: 'hold', startMs: 0, durationMs: 10_000, from: 1, to: 1, unit: 'vus' },
  ]);
});

test('stages are ramps and holds, one after the other', () => {
  const stages = [
    { duration: '30s', target: 20 },
    { duration: '1m', target: 20 },
    { duration: '0s', target: 50 },
    { duration: '10s', target: 0 },
  ];
  const found = stagesOf({ ramp: { executor: 'ramping-vus', startVUs: 5, stages } });
  expect(
    found.map(({ kind, startMs, durationMs, from, to }) => [kind, startMs, durationMs, from, to]),
  ).toEqual([
    ['ramp', 0, 30_000, 5, 20],
    ['hold', 30_000, 60_000, 20, 20],
    ['ramp', 90_000, 10_000, 50, 0],
  ]);
});

test('ramping rates are per second, and begin at nothing unless they say', () => {
  const stages = [{ duration: '10s', target: 600 }];
  const ramp = { executor: 'ramping-arrival-rate', timeUnit: '1m', stages };
  expect(stagesOf({ ramp })).toMatchObject([{ kind: 'ramp', from: 0, to: 10, unit: 'per-second' }]);
  expect(stagesOf({ ramp: { ...ramp, startRate: 60 } })).toMatchObject([{ from: 1, to: 10 }]);
});

test('a number of iterations has no end in time', () => {
  const counts = ['per-vu-iterations', 'shared-iterations'].map((executor) => ({
    executor,
    vus: 3,
    maxDuration: '10m',
  }));
  expect(stagesOf({ a: counts[0]!, b: counts[1]! })).toMatchObject([
    { kind: 'hold', durationMs: null, from: 3, unit: 'vus' },
    { kind: 'hold', durationMs: null, to: 3 },
  ]);
});
