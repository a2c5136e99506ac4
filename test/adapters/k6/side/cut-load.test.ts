import { expect, test } from 'vitest';
import { Collector } from '../../../../src/adapters/k6/collect/collector.ts';
import { planLoad } from '../../../../src/adapters/k6/run/plan.ts';
import { functionOf } from '../../../../src/adapters/k6/script/scenario.ts';
import { type Cold, corrected, firstCut } from '../../../../src/adapters/k6/side/cut-load.ts';

const WORKLOAD = {
  ...{ script: 'load.js', target: null, durationMs: null, warmupMs: null, environment: null, env: [] },
  rate: null,
};

const planOf = (scenarios: Parameters<typeof planLoad>[1]['scenarios'], totalMs: number) =>
  planLoad(WORKLOAD, { scenarios, thresholds: {}, trendStats: [], totalMs, setupAndTeardownMs: 120_000 });

/** What one iteration of each function showed, the same on both sides. */
function flightsOf(
  iterationMs: number,
  longestMs = iterationMs,
): { readonly base: Cold; readonly head: Cold } {
  const flight = { endpoints: [], requests: 400, times: new Map(), iterationMs, longestMs };
  return { base: flight, head: flight };
}

const arms = { base: { collector: new Collector(() => 0) }, head: { collector: new Collector(() => 0) } };

const COUNTED = { main: { executor: 'per-vu-iterations', vus: 10, iterations: 50 } };

test('a slice holds two iterations of the function that takes longest', () => {
  const both = {
    quick: { executor: 'constant-vus', vus: 2, duration: '300s' },
    slow: { executor: 'constant-vus', vus: 2, duration: '300s' },
  };
  const { slices, iterationMs } = firstCut(planOf(both, 300_000), flightsOf(6100, 12_000));
  expect({ ms: slices.ms, iterationMs }).toEqual({ ms: 24_000, iterationMs: 12_000 });
});

test('a number of iterations is cut anew by the time that a run of it took', () => {
  const plan = planOf(COUNTED, 600_000);
  // A cold iteration takes three seconds, a warm one 0.2.
  const cold = firstCut(plan, flightsOf(3000));
  expect(cold).toMatchObject({ totalMs: 150_000, slices: { ms: 10_000 } });
  const known = { plan, flights: flightsOf(3000), endpoints: { exact: [] }, arms };
  const warm = corrected({ ...cold, iterationMs: 200 }, 25_000, known);
  expect(warm).toMatchObject({ totalMs: 25_000, slices: { ms: 5000, likely: 5 } });
});

test('a number of iterations takes the time of its own function', () => {
  const counted = (exec: string) => ({ ...COUNTED.main, exec });
  const scenarios = { quick: counted('quick'), slow: counted('slow') };
  const { base } = flightsOf(3000, 5900);
  const times = new Map([
    [functionOf(scenarios.quick), 100],
    [functionOf(scenarios.slow), 5900],
  ]);
  const load = firstCut(planOf(scenarios, 600_000), { base: { ...base, times }, head: { ...base, times } });
  expect(load.totalMs).toBe(50 * 5900);
});

test('an iteration that a run showed lasts as long as the script makes it', () => {
  const plan = { ...planOf(COUNTED, 600_000), minIterationMs: 10_000 };
  const iterations = () => ({ count: 500, meanMs: 20, longestMs: 20 });
  const shown = { base: { collector: { iterations } }, head: { collector: { iterations } } };
  const flights = flightsOf(10_000);
  const known = { plan, flights, endpoints: { exact: [] }, arms: shown };
  expect(corrected(firstCut(plan, flights), 500_000, known).iterationMs).toBe(10_000);
});

test('a load whose stages say how long they are stays as it is', () => {
  const plan = planOf({ main: { executor: 'constant-vus', vus: 2, duration: '60s' } }, 60_000);
  const load = firstCut(plan, flightsOf(3000));
  expect(corrected(load, 65_000, { plan, flights: flightsOf(3000), endpoints: { exact: [] }, arms })).toBe(
    load,
  );
});

test('iterations that did not end when they were tried leave slices short, and cut by the time of the push', () => {
  const plan = planOf({ main: { executor: 'constant-vus', vus: 2, duration: '120s' } }, 120_000);
  const flights = flightsOf(200);
  const cut = { base: { ...flights.base, cutAtMs: 15_000 }, head: flights.head };
  expect(firstCut(plan, cut).slices).toMatchObject({ ms: 5000, byPush: true });
  expect(firstCut(plan, flights).slices.byPush).toBeUndefined();
});
