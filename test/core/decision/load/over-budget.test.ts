import { expect, test } from 'vitest';
import { overBudget } from '../../../../src/core/decision/load/over-budget.ts';
import { noteText } from '../../../../src/core/words/note.ts';
import { samplePairs } from '../pairs.ts';

const four = { pairs: samplePairs({ count: 4, seed: 1 }), mostPairs: 4, roundMs: 10_000 };

test('four long pairs that take more than the budget are told, with why and what would help', () => {
  expect(overBudget(four, 24).map(noteText)).toEqual([
    'This took 80 s of load, and `policy.budget` is 24 s: nothing can be said after fewer than 4 pairs of rounds, and at ' +
      'this rate a round takes 10 s. A higher rate makes rounds shorter.',
  ]);
});

test.each([
  ['that fit', four, 80],
  ['of short rounds', { ...four, roundMs: 3000 }, 24],
  ['of a run that had room for more', { ...four, mostPairs: 6 }, 24],
  ['that were cut short', { ...four, pairs: four.pairs.slice(0, 3) }, 24],
])('pairs %s need no word', (_, driven, budget) => {
  expect(overBudget(driven, budget)).toEqual([]);
});
