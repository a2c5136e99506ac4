import { expect, test } from 'vitest';
import { Collector } from '../../../../src/adapters/k6/collect/collector.ts';
import { parseSummary } from '../../../../src/adapters/k6/collect/summary.ts';
import { LADDER_STATS, subjectsOf } from '../../../../src/adapters/k6/duet/arm.ts';

const ROUND = 1;
const HOME = { method: 'GET', name: 'home', path: null, ambiguous: false };
const OF_ALL = `perf_gate:judged,perf_gate_round:${ROUND}`;
const OF_HOME = `${OF_ALL},name:home,method:GET`;

/** A round of 20 requests, of which k6 counts so many as failed and not. */
function round(counted: { readonly passes: number; readonly fails: number } | null, uncounted: number) {
  const durations = {
    count: 20,
    avg: 1,
    min: 1,
    max: 1,
    ...Object.fromEntries(LADDER_STATS.map((stat) => [stat, 1])),
  };
  const of = (tags: string) => ({
    [`http_req_duration{${tags}}`]: durations,
    ...(counted && { [`http_req_failed{${tags}}`]: { ...counted, value: 0 } }),
  });
  const summary = parseSummary(JSON.stringify({ metrics: { ...of(OF_ALL), ...of(OF_HOME) } }));
  const collector = new Collector(() => 0);
  collector.failing.mark(String(ROUND), 'GET home', 0, uncounted);
  const endpoints = { exact: [HOME], pooled: [], protocol: 'http' } as const;
  const subjects = subjectsOf({ collector, summary, endpoints }, ROUND);
  return [subjects['overall']?.failed, subjects['GET home']?.failed];
}

test('requests that k6 counts as failed in a round are those that failed', () => {
  expect(round({ passes: 3, fails: 17 }, 0)).toEqual([3, 3]);
});

test('those without a response callback, which it counts nowhere, are added', () => {
  expect(round(null, 20)).toEqual([20, 20]);
  expect(round({ passes: 3, fails: 7 }, 6)).toEqual([9, 9]);
});
