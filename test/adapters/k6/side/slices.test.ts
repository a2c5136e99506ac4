import { describe, expect, test } from 'vitest';
import { stagesOf } from '../../../../src/adapters/k6/run/stages.ts';
import { lengthOf, limitOf } from '../../../../src/adapters/k6/side/length.ts';
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
  expect(lengthOf(scenarios, () => 100)).toBe(60_000);
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

test('a number of iterations beside others is no level, since it may be done at once; by itself it is one', () => {
  const seed = { executor: 'per-vu-iterations', vus: 1, iterations: 1, startTime: '12s' };
  const alone = slicesOf(stagesOf({ main: RAMP }), 60_000, 100);
  const { levels, levelOf } = slicesOf(stagesOf({ seed, main: RAMP }), 60_000, 100);
  expect({ levels, levelOf }).toEqual({ levels: alone.levels, levelOf: alone.levelOf });
  const some = { executor: 'shared-iterations', vus: 50, iterations: 1000 };
  expect(slicesOf(stagesOf({ some }), 60_000, 100).levels).toEqual([
    [{ scenario: 'some', unit: 'vus', level: 50 }],
  ]);
  expect(slicesOf(stagesOf({ seed, some }), 60_000, 100).levels).toEqual([]);
});

test('slices hold two iterations, and there are forty at most', () => {
  const stages = stagesOf({ main: RAMP });
  expect(slicesOf(stages, 60_000, 4200)).toMatchObject({ ms: 9000, count: 6 });
  expect(slicesOf([], 600_000, 100)).toMatchObject({ ms: 15_000, count: 40 });
});

test('a number of iterations takes about as long as each of its users needs', () => {
  const shared = { executor: 'shared-iterations', vus: 4, iterations: 10, startTime: '5s' };
  expect(lengthOf({ shared }, () => 2000)).toBe(11_000);
  expect(lengthOf({ each: { ...shared, executor: 'per-vu-iterations' } }, () => 2000)).toBe(25_000);
  expect(lengthOf({ shared: { ...shared, maxDuration: '3s' } }, () => 2000)).toBe(8000);
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

test('slices hold requests enough for a p95, as long as there are slices enough', () => {
  const of = (totalMs: number, requestRate: number) => slicesOf([], totalMs, 100, { requestRate });
  expect(of(300_000, 50).ms).toBe(8000);
  expect(of(300_000, 4).ms).toBe(25_000);
  // A hundred would take 42 s, and leave too few.
  const few = of(300_000, 2.4);
  expect(few.ms * 2.4).toBeGreaterThan(25 * 1000);
  expect(few.count - 1).toBe(8);
  // With 25 there are four or more; where even those are not to be had, no slice is longer for it.
  expect(of(100_000, 1.3)).toMatchObject({ ms: 20_000, count: 5 });
  expect(of(60_000, 0.1)).toMatchObject({ ms: 12_000, count: 5 });
  expect(of(60_000, 0)).toMatchObject({ ms: 5000, count: 12 });
});

test('a number of iterations is cut as far as it may last, and what it is likely to last for is known', () => {
  const some = { executor: 'shared-iterations', vus: 50, iterations: 1000, maxDuration: '20m' };
  const totalMs = lengthOf({ some }, () => 2200);
  const slices = slicesOf(stagesOf({ some }), totalMs, 2200, { mostMs: 1_200_000 });
  expect(slices).toMatchObject({ ms: 5000, likely: 8, count: 40 });
  const short = slicesOf(stagesOf({ some }), 20_000, 100, { mostMs: 30_000 });
  expect(short).toMatchObject({ ms: 5000, likely: 4, count: 6 });
  // A longer one has room for more than twice its time.
  const long = slicesOf([], 300_000, 100, { mostMs: 600_000 });
  expect(long.count * long.ms).toBeGreaterThanOrEqual(590_000);
  expect(long.count).toBeLessThanOrEqual(40);
});

test('k6 is given all the time that a number of iterations may take', () => {
  const shared = { executor: 'shared-iterations', vus: 4, iterations: 10, startTime: '5s' };
  expect(limitOf({ shared })).toBe(635_000);
  expect(limitOf({ shared: { ...shared, maxDuration: '20m', gracefulStop: '2m' } })).toBe(1_325_000);
  expect(limitOf({ late: LATE, main: { ...RAMP, gracefulStop: '0s' } })).toBe(60_000);
});

describe('a spike', () => {
  const spike = (seconds: number) => ({
    main: {
      executor: 'ramping-arrival-rate',
      startRate: 50,
      stages: [
        { duration: '10m', target: 50 },
        { duration: '0s', target: 500 },
        { duration: `${seconds}s`, target: 500 },
        { duration: '0s', target: 50 },
        { duration: '5m', target: 50 },
      ],
    },
  });
  const of = (seconds: number) => {
    const scenarios = spike(seconds);
    return slicesOf(
      stagesOf(scenarios),
      lengthOf(scenarios, () => 100),
      100,
    );
  };

  test('gets slices of its own, where those of a long run are longer than it', () => {
    const slices = of(30);
    expect(slices.ms).toBe(24_000);
    const own = slices.windows.filter(({ number }) => slices.levelOf[number] === 1);
    expect(own.map(({ stretches }) => stretches[0])).toEqual(
      [600, 605, 610, 615, 620, 625].map((second) => ({ startMs: 1000 * second, ms: 5000 })),
    );
    expect(slices.marks.cut).toContainEqual([625_000, 30]);
    // The others go on where they would have.
    expect(slices.borders.filter((at) => at > 630_000).slice(0, 2)).toEqual([648_000, 672_000]);
    expect(slices.windows.filter(({ number }) => slices.levelOf[number] === 0).length).toBeGreaterThan(30);
  });

  test('gets four or more, as many as its time and its requests are enough for, six at most', () => {
    const ofLevel = (seconds: number, requestRate = 0) => {
      const scenarios = spike(seconds);
      const { windows, levelOf } = slicesOf(
        stagesOf(scenarios),
        lengthOf(scenarios, () => 100),
        100,
        {
          requestRate,
        },
      );
      return windows
        .filter(({ number }) => levelOf[number] === 1)
        .map(({ stretches: [one] }) => (one?.ms ?? 0) / 1000);
    };
    expect(ofLevel(20)).toEqual([5, 5, 5, 5]);
    expect(ofLevel(27)).toEqual([5, 5, 5, 5, 7]);
    expect(ofLevel(62)).toEqual([10, 10, 10, 10, 10, 12]);
    expect(ofLevel(30, 50)).toHaveLength(6);
    expect(ofLevel(30, 15)).toEqual([7, 7, 7, 9]);
  });

  test('too short for a slice is among the levels all the same, so that it is told', () => {
    const slices = of(4);
    expect(slices.levels.map(([held]) => held?.level)).toEqual([50, 500]);
    expect(slices.levelOf).not.toContain(1);
    expect(slices.windows.length).toBeGreaterThan(30);
  });
});

test('many endpoints lead to fewer slices, as long as no level loses its answer', () => {
  const of = (totalMs: number, endpoints: number) => slicesOf([], totalMs, 100, { endpoints });
  expect(of(600_000, 9)).toMatchObject({ ms: 15_000, count: 40 });
  expect(of(600_000, 25)).toMatchObject({ ms: 38_000, count: 15 });
  expect(exactEndpoints(of(600_000, 25), 25)).toBe(25);
  expect(of(60_000, 25)).toMatchObject({ ms: 5000, count: 12 });
  const two = {
    main: {
      ...RAMP,
      stages: [
        { duration: '10s', target: 10 },
        { duration: '540s', target: 10 },
        { duration: '10s', target: 20 },
        { duration: '80s', target: 20 },
      ],
    },
  };
  const slices = slicesOf(stagesOf(two), 640_000, 100, { endpoints: 25 });
  expect(slices.levelOf.filter((level) => level === 1).length).toBeGreaterThanOrEqual(4);
  expect(slices.count * 26).toBeLessThan(520);
});

test('levels that keep slices of their own leave more of those than k6 counts all endpoints in', () => {
  const holds = [10, 20, 30, 40].flatMap((target) => [
    { duration: '10s', target },
    { duration: '30s', target },
  ]);
  const main = { ...RAMP, stages: [...holds, { duration: '10s', target: 0 }] };
  const slices = slicesOf(stagesOf({ main }), 170_000, 3500, { endpoints: 24, requestRate: 6 });
  expect(slices.ms).toBeLessThan(30_000);
  for (const level of [0, 1, 2, 3]) {
    expect(slices.levelOf.filter((one) => one === level).length).toBeGreaterThanOrEqual(4);
  }
  expect(exactEndpoints(slices, 25)).toBeLessThan(24);
  expect(exactEndpoints(slices, 25)).toBeGreaterThan(0);
});
