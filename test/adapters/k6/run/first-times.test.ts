import { expect, test } from 'vitest';
import { firstTimeOf, timesIn } from '../../../../src/adapters/k6/run/first-times.ts';
import { preflightOf } from '../../../../src/adapters/k6/run/plan.ts';

const scenario = (exec: string) => ({ executor: 'constant-vus', exec });
const SCENARIOS = { api: scenario('api'), again: scenario('api'), shop: scenario('journey') };

/** One iteration of each function, of these lengths in ms; null: it did not finish. */
function tried(times: Readonly<Record<string, number | null>>, minIterationMs = 0, thrown = 0) {
  const iterations = (name: string | null = null) => {
    const meanMs = name === null ? null : (times[name] ?? null);
    return { count: meanMs === null ? 0 : 1, meanMs, longestMs: meanMs ?? 0 };
  };
  const preflight = preflightOf(Object.entries(SCENARIOS));
  const heard = { thrown: { size: thrown } };
  return timesIn({ exit: { code: 0 }, heard, collector: { iterations } }, { preflight, minIterationMs });
}

test('each function has its own time, whichever scenario tried it', () => {
  const first = tried({ api: 20, shop: 10_000 });
  expect(firstTimeOf(first, SCENARIOS.again)).toBe(20);
  expect(firstTimeOf(first, SCENARIOS.shop)).toBe(10_000);
  expect(first).toMatchObject({ iterationMs: 5010, longestMs: 10_000 });
  expect(first.cutAtMs).toBeUndefined();
});

test('an iteration that had to be ended takes as long as it was given, and no other one does', () => {
  const first = tried({ api: 20, shop: null });
  expect(firstTimeOf(first, SCENARIOS.api)).toBe(20);
  expect(firstTimeOf(first, SCENARIOS.shop)).toBe(15_000);
  expect(first.cutAtMs).toBe(15_000);
});

test('where one threw, nobody knows how long the one without an end takes but by the others', () => {
  const first = tried({ api: 20, shop: null }, 0, 1);
  expect(firstTimeOf(first, SCENARIOS.shop)).toBe(20);
  expect(first.cutAtMs).toBeUndefined();
});

test('an iteration lasts as long as the script makes it', () => {
  const first = tried({ api: 20, shop: 10_000 }, 5000);
  expect(firstTimeOf(first, SCENARIOS.api)).toBe(5000);
  expect(first).toMatchObject({ iterationMs: 7500, longestMs: 10_000 });
});
