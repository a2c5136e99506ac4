import { expect, test } from 'vitest';
import { shapeOf } from '../../../../src/adapters/k6/duet/load-shape.ts';
import { planLoad } from '../../../../src/adapters/k6/run/plan.ts';
import { iterationMsOf } from '../../../../src/adapters/k6/run/preflight.ts';
import { roundLength } from '../../../../src/core/decision/duet/round-length.ts';

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

test('a slow head gets VUs enough, and changes neither the rounds nor whether there are any', () => {
  const { scenarios, requestRate, iterationMs } = shapeOf(open, flight, { base: 200, head: 4000 });
  expect(iterationMs).toBe(200);
  expect(requestRate).toBe(150);
  expect(scenarios['default']).toMatchObject({ preAllocatedVUs: 400 });
  expect(roundLength(requestRate, iterationMs).ok).toBe(true);
  expect(roundLength(requestRate, 4000).ok).toBe(false);
});

test('the rounds of a closed load are as long as base takes', () => {
  expect(shapeOf(closed, flight, { base: 100, head: 1000 }).requestRate).toBe(120);
  expect(shapeOf(closed, flight, { base: null, head: 1000 }).requestRate).toBe(12);
  expect(shapeOf(closed, flight, { base: null, head: null }).iterationMs).toBe(1000);
});

test('a fast application keeps VUs for a burst', () => {
  const { scenarios } = shapeOf(open, flight, { base: 2, head: 2 });
  expect(scenarios['default']).toMatchObject({ preAllocatedVUs: 20, maxVUs: 100 });
});

test('an iteration that had to be ended takes as long as it was given, at least', () => {
  expect(iterationMsOf({ iterationMs: 300 })).toBe(300);
  expect(iterationMsOf({ iterationMs: null })).toBe(null);
  expect(iterationMsOf({ iterationMs: null, cutAtMs: 15_000 })).toBe(15_000);
  // Of several functions those that ended say nothing of the other.
  expect(iterationMsOf({ iterationMs: 300, cutAtMs: 15_000 })).toBe(15_000);
});
