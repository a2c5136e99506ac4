import { describe, expect, test } from 'vitest';
import { roundLength } from '../../../../src/core/decision/duet/round-length.ts';
import { expectedPercentiles } from '../../../../src/core/decision/expect/percentiles.ts';
import type { HeldLevel } from '../../../../src/core/model/recording/duet.ts';
import type { ExpectedWindow } from '../../../../src/core/model/script-check.ts';

const round = (ms: number, most: number): ExpectedWindow => ({ kind: 'round', ms, most });
const RATE: HeldLevel = { scenario: 'default', unit: 'per-second', level: 40 };

function states(window: ExpectedWindow, own: number, levels: readonly HeldLevel[] = [], all = own) {
  return expectedPercentiles({ window, all, own, levels });
}

describe('in rounds', () => {
  test('a percentile is judged where each round holds the requests that it takes', () => {
    expect(states(round(3000, 20), 500).map(({ state }) => state)).toEqual(['judged', 'judged', 'judged']);
  });

  test('several rounds are joined where the budget has pairs enough of them', () => {
    expect(states(round(8000, 8), 320)[2]).toMatchObject({ metric: 'p99', state: 'joined', windows: 8 });
    expect(states(round(8000, 7), 320)[2]).toMatchObject({ state: 'too-few', windows: 8 });
  });

  test('more than four are never joined', () => {
    expect(states(round(10_000, 20), 24)[1]).toMatchObject({ state: 'too-few', windows: 0, takes: 100 });
  });

  test.each([
    ['alone', 320, 320],
    ['beside others', 320, 80],
    ['that is rare', 320, 4],
  ])(
    'the load that is named gives an endpoint %s what it takes, in rounds of the length that it leads to',
    (_, all, own) => {
      for (const one of states(round(8000, 6), own, [RATE], all)) {
        if (one.level === null) continue;
        const requestRate = one.level.level;
        const length = roundLength(requestRate, 0);
        if (!length.ok) throw new Error(JSON.stringify(length));
        expect(((requestRate * length.ms) / 1000) * (own / all)).toBeGreaterThanOrEqual(one.takes);
      }
    },
  );

  test('a level is rounded up to what people write, and users are whole', () => {
    const users: HeldLevel = { scenario: 'default', unit: 'vus', level: 5 };
    expect(states(round(10_000, 6), 48, [users])[1]).toMatchObject({ level: { level: 11, unit: 'vus' } });
    expect(states(round(8000, 6), 320, [RATE])[2]).toMatchObject({ level: { level: 170 } });
  });

  test('of several levels only their common factor is named', () => {
    const [, p95] = states(round(10_000, 4), 50, [RATE, RATE]);
    expect(p95).toMatchObject({ times: 2, level: null });
  });

  test('no load is named for an endpoint that was not called', () => {
    expect(states(round(10_000, 4), 0, [RATE])[0]).toMatchObject({
      state: 'too-few',
      times: null,
      level: null,
    });
  });
});

test('few slices are a want of length, not of load', () => {
  const window = { kind: 'slice', ms: 5000, most: 3 } as const;
  expect(states(window, 1000, [RATE])[0]).toMatchObject({ state: 'too-few', windows: 4, times: null });
});

test('slices of one run alone are joined, so that a load driven often has as many values as it has runs', () => {
  const told = (perStart: number, own: number) => {
    const { state, windows } = states({ kind: 'slice', ms: 5000, most: 18, perStart }, own, [RATE])[0] ?? {};
    return { state, windows };
  };
  // Twelve runs of one slice hold no two that can be joined.
  expect(told(1, 4)).toEqual({ state: 'too-few', windows: 0 });
  expect(told(1, 10)).toEqual({ state: 'judged', windows: 4 });
  // Three of three make one value, two of three one, and one leaves a value over.
  expect(told(3, 4)).toEqual({ state: 'joined', windows: 12 });
  expect(told(3, 5)).toEqual({ state: 'joined', windows: 12 });
  expect(told(6, 5)).toEqual({ state: 'joined', windows: 12 });
  expect(told(18, 5)).toEqual({ state: 'joined', windows: 8 });
});

test('a run alone is judged by what a whole run takes', () => {
  const window = { kind: 'run', ms: 20_000, most: 1 } as const;
  const told = states(window, 100, [RATE]).map(({ state, times }) => [state, times]);
  expect(told).toEqual([
    ['judged', null],
    ['judged', null],
    ['too-few', 5],
  ]);
});
