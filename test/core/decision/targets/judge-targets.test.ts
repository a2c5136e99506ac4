import { describe, expect, test } from 'vitest';
import { judgeTargets } from '../../../../src/core/decision/targets/judge-targets.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import type { Endpoint, Series } from '../../../../src/core/model/recording/series.ts';
import type { Stage } from '../../../../src/core/model/recording/stage.ts';
import type { Window } from '../../../../src/core/model/recording/window.ts';
import { holds } from '../../../../src/core/model/targets/target.ts';
import { judgedTarget, rowText } from '../../../../src/core/words/targets/judged.ts';
import { unmeasuredText } from '../../../../src/core/words/targets/why.ts';
import {
  altered,
  asDuet,
  type RecordingOverrides,
  sampleArm,
  sampleRecording,
} from '../../../contracts/samples.ts';
import { samplePairs } from '../pairs.ts';
import { targetOf } from './written-targets.ts';

const ARM = sampleArm();
const SERIES: Series = ARM.overall;

/** A thousand requests of 10 s: p50 60, p90 75, p95 80, p99 95, mean 62.5 ms, none failed. */
const run = (overrides: RecordingOverrides = {}): Recording => sampleRecording({}, overrides);

function stateOf(text: string, recording: Recording): string {
  const [found] = judgeTargets(recording, [targetOf(text)]);
  if (found === undefined) throw new Error('no target');
  return found.state === 'unmeasured' ? `–: ${unmeasuredText(found.why)}` : found.state;
}

const overall = (more: Partial<Series>): Recording => run({ overall: { ...SERIES, ...more } });
const few = (requests: number): Partial<Series> => ({
  requests,
  duration: SERIES.duration && { ...SERIES.duration, count: requests },
});

describe('each target is met, missed, and not measured without data', () => {
  const withPhases = overall({ phases: { waiting: { mean: 50, p95: 70 } } });
  test.each<[string, string, Recording, Recording, string]>([
    ['p50 < 100ms', 'p50 < 40ms', run(), overall(few(9)), '9 requests, and it takes 10'],
    ['p90 < 100ms', 'p90 < 50ms', run(), overall(few(49)), '49 requests, and it takes 50'],
    ['p95 < 200ms', 'p95 < 50ms', run(), overall(few(99)), '99 requests, and it takes 100'],
    ['p99 < 200ms', 'p99 < 50ms', run(), overall(few(499)), '499 requests, and it takes 500'],
    ['avg < 150ms', 'avg < 50ms', run(), overall({ ...few(0), duration: null }), 'no requests were made'],
    [
      ...(['ttfb p95 < 100ms', 'ttfb p95 < 50ms'] as const),
      withPhases,
      ...([run(), 'the load generator does not time this part of a request'] as const),
    ],
    [
      ...(['ttfb avg < 100ms', 'ttfb avg < 40ms'] as const),
      withPhases,
      ...([overall(few(5)), '5 requests, and it takes 10'] as const),
    ],
    [
      ...(['error-rate < 10%', 'error-rate < 1%'] as const),
      overall({ failed: 50 }),
      ...([overall(few(5)), '5 requests, and it takes 10'] as const),
    ],
    [
      ...(['availability > 90%', 'availability > 99.9%'] as const),
      overall({ failed: 50 }),
      ...([overall({ ...few(0), duration: null }), 'no requests were made'] as const),
    ],
    [
      ...(['checks > 90%', 'checks > 99%'] as const),
      run({ checks: [{ name: 'ok', passes: 950, fails: 50 }] }),
      ...([run(), 'the script made no checks'] as const),
    ],
    [
      ...(['rps > 90', 'rps > 99'] as const),
      run({
        load: { ...ARM.load, iterationRate: 95, iterations: 950 },
        overall: { ...SERIES, requests: 950, rate: 95 },
      }),
      ...([
        run({ workload: { ...ARM.workload, targetRate: 50 } }),
        'the load asks for 50 requests/s',
      ] as const),
    ],
    [
      ...(['transactions > 90/s', 'transactions > 99/s'] as const),
      run({ load: { ...ARM.load, iterationRate: 95 } }),
      ...([
        run({ workload: { ...ARM.workload, targetRate: 50 } }),
        'the load asks for 50 iterations/s',
      ] as const),
    ],
  ])('%s and %s', (met, missed, measured, without, why) => {
    expect(stateOf(met, measured)).toBe('met');
    expect(stateOf(missed, measured)).toBe('missed');
    expect(stateOf(met, without)).toBe(`–: ${why}`);
    // What is not measured is neither, whatever the limit.
    expect(stateOf(missed, without)).toMatch(/^–/);
  });

  const stages = (to: number): readonly Stage[] => [
    { scenario: 'a', kind: 'ramp', startMs: 0, durationMs: 5000, from: 0, to, unit: 'vus' },
    { scenario: 'a', kind: 'hold', startMs: 5000, durationMs: 5000, from: to, to, unit: 'vus' },
    { scenario: 'b', kind: 'hold', startMs: 5000, durationMs: 5000, from: 10, to: 10, unit: 'vus' },
  ];
  const users = (asked: number, maxVus: number) =>
    run({
      workload: { ...ARM.workload, targetRate: null, stages: stages(asked - 10) },
      load: { ...ARM.load, maxVus },
    });

  test('vus >= 100', () => {
    expect(stateOf('vus >= 100', users(100, 100))).toBe('met');
    expect(stateOf('vus >= 100', users(100, 80))).toBe('missed');
    expect(stateOf('vus >= 101', users(100, 100))).toBe('–: the load asks for 100 virtual users');
    expect(stateOf('vus >= 10', run())).toBe('–: the load asks for no virtual users');
  });

  test('a load of just the limit is no load above it, and what it asks for was delivered but for an edge', () => {
    expect(stateOf('vus > 100', users(100, 100))).toBe('–: the load asks for 100 virtual users');
    expect(stateOf('transactions > 100/s', run())).toBe('–: the load asks for 100 iterations/s');
    const short = run({ load: { ...ARM.load, iterationRate: 99.95 } });
    const [found] = judgeTargets(short, [targetOf('transactions >= 100/s')]);
    expect(found).toMatchObject({ state: 'near', measured: { value: 100, high: 100.05 } });
    expect(stateOf('transactions >= 100/s', run({ load: { ...ARM.load, iterationRate: 99 } }))).toBe(
      'missed',
    );
  });

  test('a peak of users between two readings is open, and one that lasts is not', () => {
    const ramp = { scenario: 'a', kind: 'ramp', durationMs: 10_000, unit: 'vus' } as const;
    const peak: readonly Stage[] = [
      { ...ramp, startMs: 0, from: 0, to: 100 },
      { ...ramp, startMs: 10_000, from: 100, to: 0 },
    ];
    const peaking = (maxVus: number) =>
      run({
        workload: { ...ARM.workload, targetRate: null, stages: peak },
        load: { ...ARM.load, maxVus },
      });
    const [found] = judgeTargets(peaking(96), [targetOf('vus >= 100')]);
    expect(found).toMatchObject({ state: 'near', measured: { value: 100, low: 96 } });
    expect(stateOf('vus >= 100', peaking(100))).toBe('met');
    expect(stateOf('vus >= 100', peaking(80))).toBe('missed');
    expect(stateOf('vus >= 100', users(100, 96))).toBe('missed');
  });

  test('a throughput that users reach without being asked is met, and one that they do not is not missed', () => {
    const closed = users(100, 100);
    expect(stateOf('rps > 90', closed)).toBe('met');
    expect(stateOf('rps > 500', closed)).toBe('–: the load asks for no rate');
    expect(stateOf('transactions > 500/s', closed)).toBe('–: the load asks for no rate');
  });

  test('a rate that changes is asked for on average', () => {
    const ramp: Stage = {
      scenario: 'a',
      kind: 'ramp',
      startMs: 0,
      durationMs: 10_000,
      from: 0,
      to: 200,
      unit: 'per-second',
    };
    const ramping = run({ workload: { ...ARM.workload, targetRate: null, stages: [ramp] } });
    expect(stateOf('transactions >= 90/s', ramping)).toBe('met');
    expect(stateOf('transactions >= 101/s', ramping)).toBe('–: the load asks for 100 iterations/s');
  });

  test('a rate that was reached but for the edges of the run is near its limit', () => {
    expect(stateOf('transactions >= 100/s', run())).toBe('near');
  });

  test.each(['db.query p95 < 1s', 'db.pool < 80%', 'db.deadlocks < 1%', 'db.cache-hit > 9%'])(
    '%s takes a look into the database, which is said',
    (text) =>
      expect(stateOf(text, run())).toMatch(
        /^–: the database was not looked into: it takes the setting probes/,
      ),
  );

  const busy = (share: number): RecordingOverrides => ({
    windows: run().windows.map((window) => ({ ...window, readings: { busy: share } })),
  });

  test('cpu < 70 %, of a machine that head has for itself', () => {
    expect(stateOf('cpu < 70%', run(busy(0.5)))).toBe('met');
    expect(stateOf('cpu < 70%', run(busy(0.9)))).toBe('missed');
    expect(stateOf('cpu < 70%', run())).toBe('–: this run has no reading of CPU time');
    const remote = { ...busy(0.5), workload: { ...ARM.workload, environment: 'shop.example' } };
    expect(stateOf('cpu < 70%', run(remote))).toMatch(/^–: the application need not run/);
    const shared = asDuet(run(), samplePairs({ count: 8, seed: 1 }));
    expect(stateOf('cpu < 70%', shared)).toBe('–: base and head share the machine that it is of');
  });
});

describe('what the machine and the processes show', () => {
  const having = (readings: Window['readings'], more: RecordingOverrides = {}) =>
    run({ ...more, windows: run().windows.map((window) => ({ ...window, readings })) });
  const elsewhere = { workload: { ...ARM.workload, environment: 'shop.example' } };

  test.each([
    ['memory < 80%', { memory: 0.7 }, 'met'],
    ['memory < 80%', { memory: 0.9 }, 'missed'],
    ['memory < 80%', {}, '–: this run has no reading of memory'],
    ['disk-wait < 5%', { 'disk-wait': 0.01 }, 'met'],
    ['disk-wait < 5%', { 'disk-wait': 0.06 }, 'missed'],
    ['disk-wait < 5%', {}, '–: this run has no reading of what waited for a disk'],
    [
      'network < 80%',
      { network: 0.1 },
      '–: the application is called on its own machine, which uses no network link',
    ],
  ])('%s of an application on this machine that read %o is %s', (text, readings, state) => {
    expect(stateOf(text, having(readings))).toBe(state);
  });

  const link = (bytesPerSecond: number | null) => ({
    ...elsewhere,
    environment: { ...run().environment, link: { name: 'eth0', bytesPerSecond } },
  });

  test.each([
    ['network < 80%', having({ network: 0.1 }, link(1e9)), 'met'],
    ['network < 80%', having({ network: 0.85 }, link(1e9)), 'missed'],
    [
      'network < 80%',
      having({}, link(null)),
      '–: the network link eth0 does not tell what it can carry, as virtual ones do not',
    ],
    ['network < 80%', having({}, elsewhere), '–: this run has no reading of a network link'],
    ['memory < 80%', having({ memory: 0.1 }, elsewhere), '–: the application need not run on this machine'],
    [
      'disk-wait < 5%',
      having({ 'disk-wait': 0 }, elsewhere),
      '–: the application need not run on this machine',
    ],
  ])('%s of one that runs elsewhere', (text, recording, state) => {
    expect(stateOf(text, recording)).toBe(state);
  });

  const duetWith = (readings: (pair: number) => Window['readings']) =>
    asDuet(
      run(),
      samplePairs({ count: 8, seed: 1 }).map((pair, n) => ({
        ...pair,
        base: { ...pair.base, readings: { memory: 0.95, 'own-memory': 0.9 } },
        head: { ...pair.head, readings: { memory: 0.95, 'disk-wait': 0, network: 0, ...readings(n) } },
      })),
    );

  test('in a duet a side answers for its own memory, by the most that a window shows', () => {
    const grows = duetWith((n) => ({ 'own-memory': 0.1 * n }));
    expect(stateOf('memory < 80%', grows)).toBe('met');
    expect(stateOf('memory < 60%', grows)).toBe('missed');
  });

  test.each([
    [having({ memory: 0.7 }), "70.0 %; of the machine's 14.9 GB, all programs together"],
    [
      having({ memory: 0.7 }, { environment: { ...run().environment, memoryLimitBytes: 512 * 1024 ** 2 } }),
      '70.0 %; of the limit of 512 MB, all programs together',
    ],
    [duetWith(() => ({ 'own-memory': 0.7 })), "70.0 %; of the machine's 14.9 GB, its own processes alone"],
  ])('it is said of which memory it is, and whose: %#', (recording, text) => {
    const [found] = judgeTargets(recording, [targetOf('memory < 80%')]);
    expect(found && rowText(judgedTarget(found))).toBe(text);
  });

  test('what both sides of a duet share is no answer of either', () => {
    const without = duetWith(() => ({}));
    for (const text of ['memory < 80%', 'disk-wait < 5%', 'network < 80%'])
      expect(stateOf(text, without)).toBe('–: base and head share the machine that it is of');
  });
});

describe('metrics of the script by its names', () => {
  const own = (method: string, more: Partial<Endpoint> = {}): Endpoint => ({
    ...SERIES,
    ...{ name: 'checkout', method },
    ...more,
  });
  const having = (endpoint: Endpoint) => run({ endpoints: [endpoint] });

  test.each<[string, string, Endpoint, Endpoint, string]>([
    [
      'checkout p95 < 2s',
      'checkout p95 < 50ms',
      own('Trend'),
      own('Trend', few(9)),
      '9 values, and it takes 100',
    ],
    [
      'checkout p50 < 90',
      'checkout p50 < 5',
      own('Value'),
      own('Value', few(9)),
      '9 values, and it takes 10',
    ],
    [
      ...(['checkout > 80%', 'checkout > 95%'] as const),
      own('Rate', { trues: 900, duration: null }),
      own('Rate', { requests: 2, trues: 2, duration: null }),
      '2 values, and it takes 10',
    ],
    [
      ...(['checkout > 50/s', 'checkout > 500/s'] as const),
      own('Counter', { duration: null }),
      own('Trend'),
      'checkout holds times: write a limit such as p95 < 2s',
    ],
  ])('%s and %s', (met, missed, measured, without, why) => {
    expect(stateOf(met, having(measured))).toBe('met');
    expect(stateOf(missed, having(measured))).toBe('missed');
    expect(stateOf(met, having(without))).toBe(`–: ${why}`);
  });

  test('a metric that the script does not have is asked back', () => {
    expect(stateOf('chekout p95 < 2s', having(own('Trend')))).toBe(
      '–: the script has no metric chekout: did you mean checkout?',
    );
  });
});

describe('parts of a run', () => {
  const slow = {
    ...SERIES,
    duration: SERIES.duration && { ...SERIES.duration, p90: 880, p95: 900, p99: 950, max: 990 },
  };
  const parts = run({
    endpoints: [
      { ...SERIES, name: '/orders', method: 'GET' },
      { ...slow, name: '/cart', method: 'GET' },
      { ...SERIES, ...few(20), name: '/cart', method: 'POST' },
    ],
    scenarios: [{ ...slow, scenario: 'buy' }],
  });

  test('a target of an endpoint or a scenario is judged on it alone', () => {
    expect(stateOf('GET /orders: p95 < 200ms', parts)).toBe('met');
    expect(stateOf('GET /cart: p95 < 200ms', parts)).toBe('missed');
    expect(stateOf('scenario buy: p95 < 200ms', parts)).toBe('missed');
    expect(stateOf('GET /orders: rps > 50', parts)).toBe('met');
  });

  test('a name that means several is met only where all of them are', () => {
    expect(stateOf('/cart: p95 < 200ms', parts)).toBe('missed');
    expect(stateOf('/cart: p95 < 2s', parts)).toBe('–: 20 requests, and it takes 100');
    expect(stateOf('/cart: p50 < 2s', parts)).toBe('met');
  });

  test('what the run does not have is asked back', () => {
    expect(stateOf('GET /order: p95 < 200ms', parts)).toBe(
      '–: this run has no endpoint GET /order: did you mean GET /orders?',
    );
    expect(stateOf('scenario sell: p95 < 1s', parts)).toBe('–: this run has no scenario sell: there is buy');
  });
});

describe('uncertainty', () => {
  test('a limit within the interval is near, from both sides', () => {
    expect(stateOf('p95 < 80.5ms', run())).toBe('near');
    expect(stateOf('p95 < 79.5ms', run())).toBe('near');
    expect(stateOf('p95 < 70ms', run())).toBe('missed');
    expect(stateOf('p95 < 90ms', run())).toBe('met');
  });

  test('no failure among few requests does not show that hardly any fails', () => {
    const [found] = judgeTargets(run(), [targetOf('availability > 99.9%')]);
    expect(found).toMatchObject({ state: 'near', takes: { what: 'requests', had: 1000, takes: 3688 } });
    expect(stateOf('availability > 99.9%', overall({ requests: 4000 }))).toBe('met');
    expect(stateOf('error-rate <= 0%', run())).toBe('met');
    expect(stateOf('error-rate <= 0%', overall({ failed: 1 }))).toBe('missed');
  });

  test.each([
    ['error-rate <= 0.7%', 7],
    ['availability >= 99.9%', 1],
    ['availability >= 99.3%', 7],
    ['error-rate <= 2.9%', 29],
  ])('%s is met by %i of 1000 failed requests, if only just', (text, failed) => {
    const [just] = judgeTargets(overall({ failed }), [targetOf(text)]);
    const [more] = judgeTargets(overall({ failed: failed + 1 }), [targetOf(text)]);
    const holding = [just, more].map(
      (found) =>
        found !== undefined && found.state !== 'unmeasured' && holds(found.measured.value, found.target),
    );
    expect(holding).toEqual([true, false]);
  });

  const line = (values: readonly number[]) => ({
    timeline: {
      ...{ startedAt: 0, bucketMs: 1000, requests: values.map(() => 50), failed: values.map(() => 0) },
      ...{ p50: values, p95: values },
    },
  });

  test('a run whose level moves is less sure of itself than a steady one', () => {
    const steady = overall({ ...line(Array.from({ length: 20 }, () => 80)), ...few(100_000) });
    const moving = overall({
      ...line(Array.from({ length: 20 }, (_, at) => (at < 10 ? 60 : 107))),
      ...few(100_000),
    });
    expect(stateOf('p95 < 90ms', steady)).toBe('met');
    expect(stateOf('p95 < 90ms', moving)).toBe('near');
  });

  test('rounds that hold enough are judged by their own spread, and base is not asked', () => {
    const quiet = asDuet(run(), samplePairs({ count: 12, seed: 3, noise: 0.02, effect: 0 }));
    const noisy = asDuet(run(), samplePairs({ count: 12, seed: 3, noise: 0.4, effect: 0 }));
    // Lognormal around 20 ms: p95 is 38.6 ms.
    expect(stateOf('p95 < 42ms', quiet)).toBe('met');
    expect(stateOf('p95 < 36ms', quiet)).toBe('missed');
    expect(stateOf('p95 < 42ms', noisy)).toBe('near');
    const slower = asDuet(run(), samplePairs({ count: 12, seed: 3, noise: 0.02, effect: Math.log(1.5) }));
    expect(stateOf('p95 < 42ms', slower)).toBe('missed');
  });

  test('slices of a load that changes do not hide what the whole run shows', () => {
    const pairs = samplePairs({ count: 12, seed: 3, noise: 0.02 });
    const stateAt = (...levels: readonly (number | null)[]) => {
      const sliced = pairs.map((pair, at) => ({
        ...pair,
        slice: { level: levels[at % levels.length] ?? null },
      }));
      return stateOf('p95 < 42ms', asDuet(run(), sliced, { sideBySide: { levels: [] } }));
    };
    expect(stateAt(0)).toBe('met');
    expect(stateAt(0, 1)).toBe('missed');
    expect(stateAt(null)).toBe('missed');
  });

  test('a rate is open at the edges of rounds, and slices have none of their own', () => {
    const pairs = samplePairs({ count: 12, seed: 3 });
    const short = run({ load: { ...ARM.load, iterationRate: 99 } });
    const slices = pairs.map((pair) => ({ ...pair, slice: { level: 0 } }));
    expect(stateOf('transactions >= 100/s', asDuet(short, pairs))).toBe('near');
    const sideBySide = asDuet(short, slices, { sideBySide: { levels: [] } });
    expect(stateOf('transactions >= 100/s', sideBySide)).toBe('missed');
  });

  test("rounds in which the machine's host took CPU time say nothing of a target either", () => {
    const driven = (steal: number) => {
      const pairs = samplePairs({ count: 12, seed: 3, noise: 0.02, steal: (pair) => (pair < 3 ? steal : 0) });
      const slow = samplePairs({ count: 3, seed: 3, effect: Math.log(4), steal: () => steal });
      return asDuet(run(), [...slow, ...pairs.slice(3)]);
    };
    expect(stateOf('p95 < 42ms', driven(0.2))).toBe('met');
    expect(stateOf('p95 < 42ms', driven(0))).not.toBe('met');
  });
});

test('nothing is said of a run that is not valid', () => {
  const broken = altered(run(), { validity: { valid: false, reasons: ['k6 delivered half of it.'] } });
  expect(stateOf('p95 < 200ms', broken)).toBe('–: this run could not be judged');
});
