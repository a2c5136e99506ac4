import { expect, test } from 'vitest';
import { begunIn, begunKey, wholeBegun, wholeBegunKeys } from '../../../../src/adapters/k6/duet/begun.ts';
import { stagesOf } from '../../../../src/adapters/k6/run/stages.ts';
import type { Scenarios } from '../../../../src/adapters/k6/script/scenario.ts';
import type { MetricTotals } from '../../../../src/core/model/recording/trend.ts';

const scenarios: Scenarios = {
  browse: { executor: 'constant-vus', vus: 10 },
  orders: { executor: 'constant-arrival-rate', rate: 50 },
  report: { executor: 'constant-arrival-rate', rate: 30, timeUnit: '1m' },
};
const CUT = { scenarios, roundMs: 5000 };
const KEY = 'iteration_duration{perf_gate:judged,perf_gate_round:3,perf_gate_scenario:orders}';

const trend = (count: number, p99: number): MetricTotals => ({
  ...{ kind: 'trend', count, avg: p99 / 4, min: 1, max: 2 * p99 },
  ...{ p50: p99 / 4, p90: p99 / 2, p95: p99 / 2, p99 },
});

/** Of round 3, in which so many orders ended. */
const of = (orders: MetricTotals | null, dropped = 0) =>
  begunIn({ totals: (key) => (key === KEY ? orders : null) }, 3, CUT, (name) =>
    name === 'orders' ? dropped : 0,
  ).begun?.map(({ scenario, begun, ended }) => [scenario, begun, ended]);

test('k6 is asked for one submetric of each scenario with a rate, and for none of a set number of users', () => {
  expect(begunKey('orders', 3, CUT)).toBe(KEY);
  expect(begunKey('browse', 3, CUT)).toBe(null);
});

test('as many begin as the rate says, the first at once, less those that find no user', () => {
  const report = ['report', 3, 0];
  expect(of(trend(250, 400))).toEqual([['orders', 250, 250], report]);
  expect(of(trend(230, 400), 15)).toEqual([['orders', 235, 230], report]);
  // None that ended has a duration.
  expect(of(null)).toEqual([['orders', 250, 0], report]);
});

test('those that usually take longer than k6 waits for them are not missed', () => {
  // The last second of the round.
  expect(of(trend(200, 4000))?.[0]).toEqual(['orders', 200, 200]);
  expect(of(trend(10, 30_000))?.[0]).toEqual(['orders', 0, 10]);
});

test('where no rate says when they begin, nothing is told', () => {
  const { browse } = scenarios;
  if (browse === undefined) throw new Error('no scenario');
  expect(begunIn({ totals: () => null }, 3, { ...CUT, scenarios: { browse } }, () => 0)).toEqual({});
});

const WHOLE: Scenarios = {
  ramp: {
    executor: 'ramping-arrival-rate',
    ...{
      startRate: 0,
      stages: [
        { duration: '10s', target: 20 },
        { duration: '20s', target: 20 },
      ],
    },
  },
  steady: { executor: 'constant-arrival-rate', rate: 5, duration: '30s', gracefulStop: '0s' },
  browse: { executor: 'constant-vus', vus: 10, duration: '30s' },
};

test('of whole runs those that came to their end count, each with the area under its stages', () => {
  const plan = { stages: stagesOf(WHOLE), scenarios: () => ({ scenarios: WHOLE, notes: [] }) };
  const ended = (scenario: string) => `iteration_duration{perf_gate:judged,scenario:${scenario}}`;
  const dropped = 'dropped_iterations{scenario:ramp}';
  expect(wholeBegunKeys(plan)).toEqual([
    ...[ended('ramp'), dropped, ended('steady'), 'dropped_iterations{scenario:steady}'],
  ]);
  const values: Readonly<Record<string, MetricTotals>> = {
    [ended('ramp')]: trend(480, 2000),
    [dropped]: { kind: 'counter', count: 10, rate: 1 },
    [ended('steady')]: trend(140, 2000),
  };
  const summary = { totals: (key: string) => values[key] ?? null };
  const exit = { code: 0, signal: null, stopped: null };
  const cut = { exit: { ...exit, stopped: 'enough' as const }, summary };
  expect(wholeBegun([{ exit, summary }, cut, { exit: { ...exit, code: 99 }, summary }], plan).begun).toEqual([
    { scenario: 'ramp', begun: 2 * 490, late: 0, ended: 2 * 480 },
    // k6 does not wait for those of the last two seconds.
    { scenario: 'steady', begun: 2 * 140, late: 2 * 10, ended: 2 * 140 },
  ]);
  expect(wholeBegun([cut], plan)).toEqual({});
});
