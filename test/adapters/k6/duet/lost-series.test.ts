import { describe, expect, test } from 'vitest';
import { isLost, unlessLost, wholePart } from '../../../../src/adapters/k6/duet/lost-series.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import type { ArmsMeasured } from '../../../../src/ports/load-generator.ts';

const EXACT = { name: 'home', method: 'GET', path: null, ambiguous: false };
const endpoints = { exact: [EXACT], protocol: 'http' } as const;
const arms = (base: readonly string[], head: readonly string[]) => ({
  base: { collector: { series: { lost: new Set(base) } } },
  head: { collector: { series: { lost: new Set(head) } } },
});

const values = (...keys: readonly string[]): WindowValues => ({
  ...{ startedAt: 0, durationMs: 5000, readings: {} },
  load: { iterations: 9, dropped: 0, wanted: null, vus: null, exhausted: null },
  subjects: Object.fromEntries(
    keys.map((key) => [key, { requests: 9, failed: 0, failingSeconds: [], percentiles: null }]),
  ),
});
const pair = (...keys: readonly string[]): Pair => ({
  ...{ first: 'base', base: values(...keys), head: values(...keys), slice: { level: null } },
});
const keysOf = ([found]: readonly Pair[]) =>
  found && [found.base, found.head].map(({ subjects }) => Object.keys(subjects));

describe('a pair of which a side was not followed as a whole', () => {
  const driven = { arms: arms([], ['7']), endpoints };

  test('keeps what k6 counts exactly, on both sides alike', () => {
    const found = wholePart(pair('overall', 'GET home', 'GET late'), driven, [7]);
    expect(keysOf(found)).toEqual([
      ['overall', 'GET home'],
      ['overall', 'GET home'],
    ]);
  });

  test('is nothing where all of it is read from histograms', () => {
    const all = pair('overall', 'GET home');
    expect(wholePart(all, driven, [7], true)).toEqual([]);
    expect(wholePart(all, { ...driven, endpoints: { ...endpoints, protocol: 'both' } }, [7])).toEqual([]);
    expect(wholePart(pair('Trend a'), driven, [7])).toEqual([]);
  });

  test('loses nothing where another round is lost', () => {
    const all = pair('overall', 'GET late');
    expect(isLost(driven.arms, [6])).toBe(false);
    expect(wholePart(all, driven, [6], true)).toEqual([all]);
  });

  test('keeps of the levels of a run what is exact too', () => {
    const { slice: _, ...whole } = pair('overall', 'GET late');
    const level = { level: 0, base: values('overall', 'GET late'), head: values('overall', 'GET late') };
    const [found] = wholePart({ ...whole, run: { levels: [level] } }, driven, [6, 7]);
    expect(Object.keys(found?.run?.levels[0]?.head.subjects ?? {})).toEqual(['overall']);
  });
});

test('a run that lost slices is no evidence, and says what to do', () => {
  const side = { validity: { valid: true }, notes: [] };
  const measured = { base: side, head: side, setups: 1 } as unknown as ArmsMeasured;
  expect(unlessLost(measured, 0)).toBe(measured);
  expect(unlessLost(measured, 3).head.validity).toEqual({
    valid: false,
    reasons: [expect.stringMatching(/so 3 slices could not be followed.*the same `name` tag/)],
  });
});
