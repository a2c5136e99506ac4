import { expect, test } from 'vitest';
import { parseSummary } from '../../../../src/adapters/k6/collect/summary.ts';
import {
  pooledThresholds,
  readThresholds,
  unjudgedThresholds,
  withoutBarrier,
  withoutWarmup,
} from '../../../../src/adapters/k6/collect/thresholds.ts';
import { unjudgedThresholdText } from '../../../../src/core/words/check/hazards.ts';

const summaryOf = (metrics: object) => parseSummary(JSON.stringify({ metrics }));
/** A process that was up for 30 s, of which 12 s were judged rounds at 100 requests a second. */
const ROUNDS = summaryOf({
  'http_reqs{perf_gate:judged}': { count: 1200, rate: 40 },
  'http_req_failed{perf_gate:judged}': { passes: 12, fails: 1188, value: 0.01 },
  'http_req_duration{name:home,perf_gate:judged}': {
    count: 600,
    avg: 20,
    min: 10,
    med: 20,
    max: 40,
    'p(95)': 30,
  },
  'spare{perf_gate:judged}': { value: 4, min: 1, max: 9 },
});

test('an expression may come with what it does to the run', () => {
  const resolved = { a: ['p(95)<1', { threshold: 'max<3', abortOnFail: true, delayAbortEval: '5s' }], b: [] };
  expect(readThresholds(resolved)).toEqual({ a: ['p(95)<1', 'max<3'], b: [] });
});

test.each([
  ['http_reqs', 'rate>95', 100, false],
  ['http_reqs', 'rate>=101', 100, true],
  ['http_reqs', 'count<1', 2400, true],
  ['nothing', 'count<=0', null, false],
  ['http_req_failed', 'rate<0.02', 0.01, false],
  ['http_req_failed', 'rate<0.01', 0.01, true],
  ['http_req_duration{name:home}', 'p(95)<25', 30, true],
  ['http_req_duration{name:home}', 'avg <= 20', 20, false],
  ['spare', 'value>3', 4, false],
  ['nothing', 'rate<0.01', null, false],
])('%s: %s over two processes and 24 s of rounds is %s', (metric, expression, value, crossed) => {
  const [result] = pooledThresholds({ [metric]: [expression] }, [ROUNDS, ROUNDS], 24_000, ['home']);
  expect(result).toMatchObject({ metric, expression, crossed });
  if (value === null) expect(result?.value).toBeNull();
  else expect(result?.value).toBeCloseTo(value, 9);
});

test('a number that is counted in all of the script’s time is no threshold for rounds, and that is said', () => {
  const http_reqs = ['count>10000', 'count < 9000', 'count < 1', 'count==0', 'count<=10', 'count===7'];
  const thresholds = { http_reqs, iterations: [' count>=5 ', 'rate>1'] };
  const judged = pooledThresholds(thresholds, [ROUNDS], 12_000, []);
  expect(judged.map(({ expression }) => expression)).toEqual(['count < 1', 'count==0', 'rate>1']);
  expect(unjudgedThresholds(thresholds, []).map(unjudgedThresholdText)).toEqual([
    expect.stringContaining('`http_reqs: count>10000` is not judged'),
    expect.stringContaining('`http_reqs: count < 9000` is not judged'),
    expect.stringContaining('`http_reqs: count<=10` is not judged'),
    expect.stringContaining('`http_reqs: count===7` is not judged'),
    expect.stringContaining('`iterations: count>=5` is not judged'),
  ]);
});

test('a scenario that rounds leave out has no rate that could be too low, and that is said', () => {
  const summary = summaryOf({
    'http_reqs{perf_gate_scenario:smoke,perf_gate:judged}': { count: 0, rate: 0 },
    'http_reqs{perf_gate_scenario:home,name:a,perf_gate:judged}': { count: 600, rate: 20 },
  });
  const thresholds = {
    'http_reqs{scenario:smoke}': ['rate>5', 'count>9'],
    'http_reqs{ "scenario":"home",name:a}': ['rate>5'],
  };
  const plain = {
    'http_reqs{scenario:smoke}': ['rate>5', 'count>9'],
    'http_reqs{scenario:home,name:a}': ['rate>5'],
  };
  const judged = pooledThresholds(plain, [summary], 12_000, ['home']);
  expect(judged).toMatchObject([{ metric: 'http_reqs{scenario:home,name:a}', crossed: false, value: 50 }]);
  const all = { ...thresholds, ...plain };
  expect(unjudgedThresholds(all, ['home']).map(unjudgedThresholdText)).toEqual([
    expect.stringContaining('`http_reqs{scenario:smoke}: count>9` is not judged: rounds take another time'),
    expect.stringContaining(
      '`http_reqs{scenario:smoke}: rate>5` is not judged: rounds leave scenario `smoke` out.',
    ),
  ]);
});

test('a summary is asked by tags, in whatever order and quotes the script has them', () => {
  const summary = summaryOf({
    'http_req_duration{ method : \'GET\', "name":home,perf_gate:judged}': { count: 3, avg: 7 },
  });
  const key = 'http_req_duration{perf_gate:judged,name:home,method:GET}';
  expect(summary.totals(key)).toMatchObject({ kind: 'trend', count: 3 });
  expect(summary.stat(key, 'avg')).toBe(7);
  expect(summary.totals('http_req_duration{perf_gate:judged,name:home}')).toBeNull();
  expect(summary.totals('http_req_duration')).toBeNull();
});

/** A process that was up for 30 s, of which it waited 6 s for the other side, by a request of its own. */
const WHOLE = summaryOf({
  http_reqs: { count: 1201, rate: 40.03, thresholds: { 'count===1200': true, 'rate>45': true } },
  'http_reqs{perf_gate_maker:script}': { count: 1200, rate: 40 },
  iterations: { count: 600, rate: 20, thresholds: { 'rate>22': true, 'count>500': false } },
  http_req_duration: { count: 1201, avg: 25, max: 6000, thresholds: { 'max<500': true, 'avg<22': true } },
  'http_req_duration{perf_gate_maker:script}': { count: 1200, avg: 20, max: 80 },
  http_req_failed: { passes: 12, fails: 1189, value: 0.00999, thresholds: { 'rate<0.01': false } },
  'http_req_failed{perf_gate_maker:script}': { passes: 12, fails: 1188, value: 0.01 },
  http_req_waiting: { count: 1, max: 6000, thresholds: { 'max<500': true } },
  'http_req_waiting{perf_gate_maker:script}': { count: 0, avg: 0, max: 0 },
  spare: { value: 4, min: 1, max: 9, thresholds: { 'value<3': true } },
});

test.each([
  ['http_reqs', 'count===1200', 1200, false],
  ['http_reqs', 'rate>45', 50, false],
  ['iterations', 'rate>22', 25, false],
  ['iterations', 'count>500', 600, false],
  ['http_req_duration', 'max<500', 80, false],
  ['http_req_duration', 'avg<22', 20, false],
  ['http_req_failed', 'rate<0.01', 0.01, true],
  ['http_req_waiting', 'max<500', null, false],
  ['spare', 'value<3', 4, true],
])('%s: %s of a whole run without what the gate does in it is %s', (metric, expression, value, crossed) => {
  const given = WHOLE.thresholds({ [metric]: metric });
  const found = withoutBarrier(given, WHOLE, 6000).find((one) => one.expression === expression);
  expect(found).toMatchObject({ metric, expression, crossed });
  if (value === null) expect(found?.value).toBeNull();
  else expect(found?.value).toBeCloseTo(value, 9);
});

test('the time of a warm-up takes nothing from a rate', () => {
  const failed = { metric: 'http_reqs', expression: 'rate>95', value: 40, crossed: true };
  const kept = { metric: 'http_req_failed', expression: 'rate<0.01', value: 0.01, crossed: true };
  expect(withoutWarmup([failed, kept], ROUNDS, 12_000)).toEqual([
    { ...failed, value: 100, crossed: false },
    kept,
  ]);
  expect(withoutWarmup([{ ...failed, expression: 'rate>101' }], ROUNDS, 12_000)).toMatchObject([
    { value: 100, crossed: true },
  ]);
});

/** Two rounds of two scenarios; what was dropped carries the name of the round's own scenario, and no other tag. */
const DROPS = summaryOf({
  dropped_iterations: { count: 9, rate: 0.3 },
  'dropped_iterations{scenario:reads}': { count: 0, rate: 0 },
  'dropped_iterations{scenario:reads__r1}': { count: 6, rate: 0.2 },
  'dropped_iterations{scenario:writes}': { count: 0, rate: 0 },
  'dropped_iterations{scenario:writes__r1}': { count: 0, rate: 0 },
  'dropped_iterations{perf_gate_scenario:reads}': { count: 0, rate: 0 },
  'iterations{perf_gate_scenario:reads,perf_gate:judged}': { count: 60, rate: 2 },
  "iterations{'perf_gate_scenario':reads,perf_gate:judged}": { count: 60, rate: 2 },
  'checks{perf_gate_scenario:reads,perf_gate:judged}': { passes: 3, fails: 1, value: 0.75 },
});

test.each([
  ['dropped_iterations{scenario:reads}', 'count==0', 12, true],
  ['dropped_iterations{scenario:reads}', 'rate<0.1', 0.5, true],
  ['dropped_iterations{ "scenario" : "reads" }', 'count<1', 12, true],
  ['dropped_iterations{scenario:writes}', 'count==0', 0, false],
  ['dropped_iterations', 'count==0', 12, true],
  ['iterations{scenario:reads}', 'rate>4', 5, false],
  ["iterations{'scenario':reads}", 'rate>6', 5, true],
  ['checks{scenario:reads}', 'rate>0.9', 0.75, true],
])('in rounds %s: %s is held against %s', (metric, expression, value, crossed) => {
  const [result] = pooledThresholds({ [metric]: [expression] }, [DROPS, DROPS], 24_000, ['reads', 'writes']);
  expect(result).toEqual({ metric, expression, value, crossed });
});
