import { expect, test } from 'vitest';
import { isSteady } from '../../../src/core/statistics/steady.ts';

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
