import { expect, test } from 'vitest';
import { inMost } from '../../../../src/core/decision/subjects/in-most.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { samplePairs } from '../pairs.ts';

/** Pairs of which some, by their place, hold a further endpoint on base. */
const calling = (places: readonly number[], slice?: { level: number }): readonly Pair[] =>
  samplePairs({ count: 20, seed: 1 }).map((pair, at) => {
    const { 'GET home': home } = pair.base.subjects;
    const subjects = { ...pair.base.subjects, ...(places.includes(at) && home && { 'GET report': home }) };
    return { ...pair, base: { ...pair.base, subjects }, ...(slice && { slice }) };
  });

test('of rounds half of all must hold an endpoint', () => {
  expect(inMost(calling([14, 15, 16, 17, 18, 19]), 'base', 'GET report')).toBe(false);
  expect(inMost(calling([...Array(20).keys()].slice(10)), 'base', 'GET report')).toBe(true);
  expect(inMost([], 'base', 'GET report')).toBe(true);
});

test('of slices half of those from its first call to its last, since not all of a script runs all the time', () => {
  const slice = { level: 0 };
  expect(inMost(calling([14, 15, 16, 17, 18, 19], slice), 'base', 'GET report')).toBe(true);
  expect(inMost(calling([0, 9, 19], slice), 'base', 'GET report')).toBe(false);
  expect(inMost(calling([], slice), 'base', 'GET report')).toBe(false);
});
