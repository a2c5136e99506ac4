import { expect, test } from 'vitest';
import { stagesOf } from '../../../../src/adapters/k6/run/stages.ts';
import { lengthOf } from '../../../../src/adapters/k6/side/length.ts';
import { exactEndpoints, firstOf, slicesOf } from '../../../../src/adapters/k6/side/slices.ts';

const RAMP = {
  executor: 'ramping-vus',
  startVUs: 0,
  stages: [
    { duration: '10s', target: 10 },
    { duration: '20s', target: 10 },
    { duration: '5s', target: 20 },
    { duration: '20s', target: 20 },
    { duration: '5s', target: 0 },
  ],
};
const LATE = { executor: 'constant-vus', vus: 2, duration: '10s', startTime: '15s' };

test('a run is cut into slices of five seconds, each with the level that is held all through it', () => {
  const scenarios = { main: RAMP };
  expect(lengthOf(scenarios, 100)).toBe(60_000);
  const slices = slicesOf(stagesOf(scenarios), 60_000, 100);
  expect(slices).toMatchObject({ ms: 5000, count: 12 });
  expect(slices.levels).toEqual([
    [{ scenario: 'main', unit: 'vus', level: 10 }],
    [{ scenario: 'main', unit: 'vus', level: 20 }],
  ]);
  expect(slices.levelOf).toEqual([null, null, 0, 0, 0, 0, null, 1, 1, 1, 1, null]);
});

test('who else runs makes another level, and a slice in which somebody begins has none', () => {
  const { levels, levelOf } = slicesOf(stagesOf({ main: RAMP, late: LATE }), 60_000, 100);
  expect(levels).toHaveLength(3);
  expect(levelOf.slice(2, 6)).toEqual([0, 1, 1, 0]);
  const shifted = { main: RAMP, late: { ...LATE, startTime: '17s' } };
  expect(slicesOf(stagesOf(shifted), 60_000, 100).levelOf.slice(2, 6)).toEqual([0, null, 1, null]);
});

test('slices hold two iterations, and there are forty at most', () => {
  const stages = stagesOf({ main: RAMP });
  expect(slicesOf(stages, 60_000, 4200)).toMatchObject({ ms: 9000, count: 6 });
  expect(slicesOf(stages, 600_000, 100)).toMatchObject({ ms: 15_000, count: 40 });
});

test('a number of iterations takes about as long as each of its users needs', () => {
  const shared = { executor: 'shared-iterations', vus: 4, iterations: 10, startTime: '5s' };
  expect(lengthOf({ shared }, 2000)).toBe(11_000);
  expect(lengthOf({ each: { ...shared, executor: 'per-vu-iterations' } }, 2000)).toBe(25_000);
  expect(lengthOf({ shared: { ...shared, maxDuration: '3s' } }, 2000)).toBe(8000);
});

test('the more slices there are, the fewer endpoints are counted exactly in each', () => {
  expect(exactEndpoints({ count: 4 }, 25)).toBe(25);
  expect(exactEndpoints({ count: 40 }, 25)).toBe(9);
});

test('an iteration long after the last slice of a run is in none of the next', () => {
  const { ms } = slicesOf([], 10_000, 100);
  const aDay = 24 * 3_600_000;
  expect(firstOf(0) + aDay / ms).toBeLessThan(firstOf(1));
  expect(firstOf(1) + aDay / ms).toBeLessThan(firstOf(2));
});
