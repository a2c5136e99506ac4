import { expect, test } from 'vitest';
import { shapeOf, timesOf } from '../../../../../src/adapters/k6/duet/plan/load-shape.ts';
import { iterationMsOf } from '../../../../../src/adapters/k6/run/first-times.ts';
import { planLoad } from '../../../../../src/adapters/k6/run/plan.ts';
import { functionOf } from '../../../../../src/adapters/k6/script/scenario.ts';
import { roundLength } from '../../../../../src/core/decision/duet/round-length.ts';

const inspected = (scenarios: Readonly<Record<string, { readonly executor: string }>>) => ({
  scenarios,
  thresholds: {},
  trendStats: [],
  totalMs: 30_000,
  setupAndTeardownMs: 120_000,
});
const workload = {
  ...{ script: 'load.js', target: null, durationMs: null, warmupMs: null, environment: null, env: [] },
};
const open = planLoad(
  { ...workload, rate: { perSecond: 50, text: '50/s' } },
  inspected({ default: { executor: 'constant-arrival-rate' } }),
);
const closed = planLoad(
  { ...workload, rate: null },
  inspected({ main: { ...{ executor: 'constant-vus', vus: 4, duration: '30s' } } }),
);
const flight = { requests: 3 };
/** The same time in each scenario. */
const taking = (base: number | null, head: number | null) => ({ base: () => base, head: () => head });

test('a slow head gets VUs enough, and changes neither the rounds nor whether there are any', () => {
  const { scenarios, requestRate, iterationMs } = shapeOf(open, flight, taking(200, 4000));
  expect(iterationMs).toBe(200);
  expect(requestRate).toBe(150);
  expect(scenarios['default']).toMatchObject({ preAllocatedVUs: 400 });
  expect(roundLength(requestRate, iterationMs).ok).toBe(true);
  expect(roundLength(requestRate, 4000).ok).toBe(false);
});

test('the rounds of a closed load are as long as base takes', () => {
  expect(shapeOf(closed, flight, taking(100, 1000)).requestRate).toBe(120);
  expect(shapeOf(closed, flight, taking(null, 1000)).requestRate).toBe(12);
  expect(shapeOf(closed, flight, taking(null, null)).iterationMs).toBe(1000);
});

test('a fast application keeps VUs for a burst', () => {
  const { scenarios } = shapeOf(open, flight, taking(2, 2));
  expect(scenarios['default']).toMatchObject({ preAllocatedVUs: 20, maxVUs: 100 });
});

test('an iteration that had to be ended takes as long as it was given, at least', () => {
  expect(iterationMsOf({ iterationMs: 300 })).toBe(300);
  expect(iterationMsOf({ iterationMs: null })).toBe(null);
  expect(iterationMsOf({ iterationMs: null, cutAtMs: 15_000 })).toBe(15_000);
  // Of several functions those that ended say nothing of the other.
  expect(iterationMsOf({ iterationMs: 300, cutAtMs: 15_000 })).toBe(15_000);
});

const scenario = (executor: string, exec: string, load: Readonly<Record<string, unknown>>) => ({
  ...{ executor, exec, duration: '60s' },
  ...load,
});

/** Iterations of a warm-up by scenario, ms; those that are not named finished none. */
const warmOf = (times: Readonly<Record<string, number>>) => {
  const iterations = (name: string | null = null) => {
    const own = Object.entries(times).flatMap(([key, ms]) => (name === null || key === name ? [ms] : []));
    const sum = own.reduce((total, ms) => total + ms, 0);
    return { count: own.length, meanMs: own.length === 0 ? null : sum / own.length, longestMs: 0 };
  };
  return { base: { iterations }, head: { iterations } };
};

test.each([
  ['users', scenario('constant-vus', 'api', { vus: 10 }), scenario('constant-vus', 'journey', { vus: 5 })],
  [
    'rates',
    scenario('constant-arrival-rate', 'api', { rate: 200 }),
    scenario('constant-arrival-rate', 'journey', { rate: 2 }),
  ],
])('a long function beside a fast one decides, which no round of the warm-up saw end: %s', (_, api, shop) => {
  const plan = planLoad({ ...workload, rate: null }, inspected({ api, shop }));
  const times = new Map([
    [functionOf(api), 20],
    [functionOf(shop), 10_000],
  ]);
  const first = { requests: 6, times, iterationMs: 5010 };
  const flights = { base: first, head: first };
  const warm = shapeOf(plan, first, timesOf(plan, flights, warmOf({ api: 15 })));
  expect(warm.iterationMs).toBe(10_000);
  expect(roundLength(warm.requestRate, warm.iterationMs).ok).toBe(false);
  // The check, without a warm-up, says the same.
  const cold = shapeOf(plan, first, timesOf(plan, flights));
  expect(roundLength(cold.requestRate, cold.iterationMs)).toEqual(
    roundLength(warm.requestRate, warm.iterationMs),
  );
  // A first iteration that was merely cold does not count.
  expect(shapeOf(plan, first, timesOf(plan, flights, warmOf({ api: 15, shop: 900 }))).iterationMs).toBe(900);
});

test('an iteration takes as long as the script makes it last, in rounds and as users enter', () => {
  const users = { main: scenario('constant-vus', 'default', { vus: 100 }) };
  const made = (minIterationMs: number) => {
    const plan = planLoad({ ...workload, rate: null }, { ...inspected(users), minIterationMs });
    return shapeOf(plan, flight, taking(20, 25));
  };
  expect(made(10_000).iterationMs).toBe(10_000);
  expect(made(1000)).toMatchObject({ iterationMs: 1000, requestRate: 300, entering: { main: 1000 } });
  expect(made(10)).toMatchObject({ iterationMs: 20, requestRate: 15_000, entering: {} });
  const rate = { ...workload, rate: { perSecond: 50, text: '50/s' } };
  const paced = planLoad(rate, { ...inspected(users), minIterationMs: 4000 });
  expect(shapeOf(paced, flight, taking(2, 2)).scenarios['default']).toMatchObject({ preAllocatedVUs: 400 });
});
