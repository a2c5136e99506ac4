import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../src/core/statistics/benjamini-hochberg.ts';

test('the example of Benjamini and Hochberg (1995): four of fifteen are discoveries', () => {
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const found = benjaminiHochberg(published, 0.05);
  expect(found.filter(Boolean)).toHaveLength(4);
  expect(found.slice(0, 4)).toEqual([true, true, true, true]);
  const reversed = benjaminiHochberg(published.toReversed(), 0.05);
  expect(reversed).toEqual(found.toReversed());
});

test('nothing is discovered among chance results, and nothing among none', () => {
  expect(benjaminiHochberg([0.2, 0.5, 0.9], 0.05)).toEqual([false, false, false]);
  expect(benjaminiHochberg([], 0.05)).toEqual([]);
});
