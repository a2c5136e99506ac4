import { expect, test } from 'vitest';
import {
  userTimeIn,
  userTimeKey,
  wholeUserTime,
  wholeUserTimeKeys,
} from '../../../../src/adapters/k6/duet/user-time.ts';
import { userMsIn } from '../../../../src/adapters/k6/duet/windows.ts';
import { stagesOf } from '../../../../src/adapters/k6/run/stages.ts';
import type { Scenarios } from '../../../../src/adapters/k6/script/scenario.ts';
import type { MetricTotals } from '../../../../src/core/model/recording/trend.ts';

const scenarios = {
  browse: { executor: 'constant-vus', vus: 10 },
  report: { executor: 'constant-vus', vus: 4 },
  orders: { executor: 'constant-arrival-rate', rate: 50 },
};
const CUT = { scenarios, roundMs: 5000, entering: { report: 1000 } };
const KEY = 'iteration_duration{perf_gate:judged,perf_gate_round:3,perf_gate_scenario:browse}';

const trend = (count: number, avg: number): MetricTotals => ({
  ...{ kind: 'trend', count, avg, min: avg, max: avg },
  ...{ p50: avg, p90: avg, p95: avg, p99: avg },
});

test('users have the round, and those who enter in steps what is left of it', () => {
  expect(userMsIn('browse', 3, CUT)).toBe(50_000);
  // The first of the four begins at once, and the others within a second.
  expect(userMsIn('report', 3, CUT)).toBeLessThan(4 * 5000 - 500);
  expect(userMsIn('report', 3, CUT)).toBeGreaterThan(4 * 5000 - 2500);
  expect(userMsIn('report', 4, CUT)).not.toBe(userMsIn('report', 3, CUT));
  expect(userMsIn('orders', 3, CUT)).toBe(null);
});

test('k6 is asked for one submetric of each scenario with a set number of users, and for none of a rate', () => {
  expect(userTimeKey('browse', 3, CUT)).toBe(KEY);
  expect(userTimeKey('orders', 3, CUT)).toBe(null);
});

test('iterations that ended account for time, those that k6 makes wait for their wait too', () => {
  const summary = { totals: (key: string) => (key === KEY ? trend(200, 100) : null) };
  const of = (leastMs: number) => userTimeIn(summary, 3, CUT, leastMs).userTime;
  const nothing = { scenario: 'report', hadMs: userMsIn('report', 3, CUT), endedMs: 0, iterations: 0 };
  expect(of(0)).toEqual([{ scenario: 'browse', hadMs: 50_000, endedMs: 20_000, iterations: 200 }, nothing]);
  expect(of(250)).toEqual([{ scenario: 'browse', hadMs: 50_000, endedMs: 50_000, iterations: 200 }, nothing]);
  // Of those that took longer the mean says nothing of the others, which k6 made wait.
  const mixed = {
    totals: (key: string) => (key === KEY ? { ...trend(20, 1000), min: 100, max: 1900 } : null),
  };
  expect(userTimeIn(mixed as typeof summary, 3, CUT, 1000).userTime).toEqual([nothing]);
  const { orders } = scenarios;
  expect(userTimeIn(summary, 3, { ...CUT, scenarios: { orders } }, 0)).toEqual({});
});

const WHOLE = 'iteration_duration{perf_gate:judged,scenario:ramp}';
const WHOLE_LOAD: Scenarios = {
  ramp: {
    executor: 'ramping-vus',
    startVUs: 0,
    stages: [
      { duration: '10s', target: 10 },
      { duration: '20s', target: 10 },
    ],
  },
  orders: { executor: 'constant-arrival-rate', rate: 5, duration: '30s' },
  seed: { executor: 'shared-iterations', vus: 5, iterations: 100 },
};

function wholeOf(max: number, graceful: Readonly<Record<string, string>> = {}, code = 99) {
  const { ramp, ...rest } = WHOLE_LOAD;
  const load: Scenarios = { ...rest, ramp: { executor: 'ramping-vus', ...ramp, ...graceful } };
  const plan = {
    stages: stagesOf(load),
    minIterationMs: 0,
    scenarios: () => ({ scenarios: load, notes: [] }),
  };
  const exit = { code: 0, signal: null, stopped: null };
  const values = { ...trend(1000, 200), max };
  const summary = { totals: (key: string) => (key === WHOLE ? values : null) };
  const cut = { exit: { ...exit, stopped: 'enough' as const }, summary };
  expect(wholeUserTimeKeys(plan)).toEqual([WHOLE]);
  return wholeUserTime([{ exit, summary }, cut, { exit: { ...exit, code }, summary }], plan).userTime;
}

test('users of whole runs have the area under their stages, in the runs that came to their end', () => {
  const both = { scenario: 'ramp', endedMs: 400_000, iterations: 2000 };
  expect(wholeOf(900)).toEqual([{ ...both, hadMs: 500_000 }]);
  // What k6 does not wait for is cut though it does not hang.
  expect(wholeOf(900, { gracefulStop: '0s' })).toEqual([{ ...both, hadMs: 500_000 - 2 * 10 * 900 }]);
});

test('a run that the script marked as failed came to its end too', () => {
  expect(wholeOf(900, {}, 110)).toEqual(wholeOf(900));
});
