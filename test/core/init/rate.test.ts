import { expect, test } from 'vitest';
import { requestsFor } from '../../../src/core/decision/duet/differences/pair-differences.ts';
import { FEWEST_PAIRS } from '../../../src/core/decision/duet/duet-rule.ts';
import { roundLength } from '../../../src/core/decision/duet/round-length.ts';
import { firstRate } from '../../../src/core/init/rate.ts';

test.each([
  [1, 'go', 50],
  [2, 'go', 100],
  [4, 'express', 110],
  [8, 'express', 110],
  [3, 'fastapi', 110],
  [3, 'django', 55],
  [8, 'rails', 88],
  [1, null, 50],
] as const)('%i requests of %s begin at %i a second', (requests, framework, rate) => {
  expect(firstRate(requests, framework)).toBe(rate);
});

/** Pairs of rounds until the p95 of each of so many kinds can be judged, where each has its share to within one in fifty. */
function pairs(kinds: number, framework: 'express' | 'django'): number {
  const rate = firstRate(kinds, framework);
  const round = roundLength(rate, 10);
  if (!round.ok) throw new Error('a round is to be had');
  const own = (0.98 * rate * round.ms) / 1000 / kinds;
  return FEWEST_PAIRS * Math.ceil(requestsFor(0.95) / own);
}

// The rates must follow what a round is made of.
test.each([
  [1, 4],
  [2, 4],
  [3, 4],
  [4, 8],
  [5, 8],
  [6, 8],
  [7, 12],
  [8, 12],
])('the p95 of each of %i kinds takes %i pairs of rounds', (kinds, fewest) => {
  expect([pairs(kinds, 'express'), pairs(kinds, 'django')]).toEqual([fewest, fewest]);
});
