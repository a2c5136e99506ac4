import { expect, test } from 'vitest';
import { isSteady, noLongerFalls } from '../../../src/core/statistics/steady.ts';

test.each([
  ['three that are alike', [10, 10.4, 10.2], true],
  ['only the last three count', [90, 10, 10.4, 10.2], true],
  ['one move within is one too many', [10, 12, 12], false],
  ['a move at the end is one too many', [10, 10, 12], false],
  ['small ones may differ by any ratio', [0.1, 0.3, 0.2], true],
  ['two are too few', [10, 10], false],
  ['a missing one says nothing', [10, undefined, 10], false],
])('%s', (_, values, steady) => {
  expect(isSteady(values, { share: 0.05, least: 0.3 })).toBe(steady);
});

test.each([
  ['noise that finds no new low', [30, 40, 30, 20, 26, 21, 33], true],
  ['a last new low', [30, 40, 30, 20, 26, 21, 18], false],
  ['a new low that the last one hides', [30, 40, 30, 20, 26, 18, 33], false],
  ['new lows all the way', [50, 40, 33, 28, 24, 21, 19], false],
  ['a new low within', [30, 40, 30, 20, 26, 21, 19.2], true],
  ['small ones that fall by any ratio', [0.9, 0.8, 0.7, 0.4, 0.4, 0.3, 0.2], true],
  ['six are too few', [20, 21, 20, 20, 20, 20], false],
  ['a missing one says nothing', [30, 20, undefined, 21, 33, 30, 30, 31], false],
])('no longer falls: %s', (_, values, over) => {
  expect(noLongerFalls(values, { share: 0.05, least: 0.3 })).toBe(over);
});
