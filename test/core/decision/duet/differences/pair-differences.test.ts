import { expect, test } from 'vitest';
import {
  pairDifferences,
  requestsFor,
  startsDriven,
} from '../../../../../src/core/decision/duet/differences/pair-differences.ts';
import type { Pair } from '../../../../../src/core/model/recording/pairs.ts';
import type { Arm } from '../../../../../src/core/model/recording/window.ts';
import { samplePairs } from '../../pairs.ts';

/** The same pairs with other numbers of requests in single rounds. */
function withCounts(pairs: readonly Pair[], counts: (pair: number, arm: Arm) => number): readonly Pair[] {
  const round = (pair: Pair, index: number, arm: Arm) => {
    const { overall } = pair[arm].subjects;
    if (!overall?.percentiles) throw new Error('no requests');
    const count = counts(index, arm);
    const percentiles = { ...overall.percentiles, count };
    return { ...pair[arm], subjects: { overall: { ...overall, requests: count, percentiles } } };
  };
  return pairs.map((pair, index) => ({
    ...pair,
    base: round(pair, index, 'base'),
    head: round(pair, index, 'head'),
  }));
}

const PAIRS = samplePairs({ count: 8, seed: 3 });
const p99 = (counts: (pair: number, arm: Arm) => number) =>
  pairDifferences(withCounts(PAIRS, counts), 'overall', 0.99);

test('a percentile needs five requests beyond it', () => {
  expect([0.5, 0.95, 0.99].map(requestsFor)).toEqual([10, 100, 500]);
});

test('one round with a single request too few leaves all pairs single', () => {
  expect(p99(() => 600)?.differences).toHaveLength(8);
  expect(p99((pair, arm) => (pair === 2 && arm === 'head' ? 499 : 600))?.differences).toHaveLength(8);
});

test('rounds that all hold too few are joined, up to four of them', () => {
  expect(p99(() => 499)).toMatchObject({ joinedRounds: 2 });
  expect(p99(() => 499)?.differences).toHaveLength(4);
  expect(p99(() => 130)?.differences).toHaveLength(2);
  expect(p99(() => 120)).toBeNull();
});

test('a round that is far too short is joined to its neighbour, not left out', () => {
  const short = p99((pair) => (pair === 2 ? 100 : 600));
  expect(short?.differences).toHaveLength(7);
  const last = p99((pair) => (pair === 7 ? 100 : 600));
  expect(last?.differences).toHaveLength(7);
  const single = p99(() => 600);
  expect(last?.differences.slice(0, 6)).toEqual(single?.differences.slice(0, 6));
  expect(last?.differences[6]).not.toBe(single?.differences[6]);
});

test('what is left over when rounds are joined goes to the last group', () => {
  const odd = pairDifferences(
    withCounts(samplePairs({ count: 9, seed: 3 }), () => 300),
    'overall',
    0.99,
  );
  expect(odd?.differences).toHaveLength(4);
  expect(odd?.differences.slice(0, 3)).toEqual(p99(() => 300)?.differences.slice(0, 3));
  expect(odd?.differences[3]).not.toBe(p99(() => 300)?.differences[3]);
});

test('rounds of two starts are never joined', () => {
  const started = withCounts(PAIRS, () => 300).map((pair, index) =>
    index < 3 ? pair : { ...pair, start: 2 },
  );
  const found = pairDifferences(started, 'overall', 0.99);
  // The odd one of each start goes to its own last group.
  expect(found?.startOf).toEqual([1, 2, 2]);
  const later = pairDifferences(started.slice(3), 'overall', 0.99);
  expect(found?.differences.slice(1)).toEqual(later?.differences);
  expect([startsDriven(started), startsDriven(PAIRS)]).toEqual([2, 1]);
});
