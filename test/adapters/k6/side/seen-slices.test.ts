import { expect, test } from 'vitest';
import { slicesOver } from '../../../../src/adapters/k6/side/seen-slices.ts';
import { slicesOf } from '../../../../src/adapters/k6/side/slices.ts';

const SLICES = slicesOf([], 60_000, 100);
const START = 1_793_527_200_000;

test.each([
  ['before the first has ended', 4999, 0, 0],
  ['at its end', 5000, 0, 1],
  ['at its end, while an iteration that began in it may go on', 5000, 800, 0],
  ['once that is over', 5800, 800, 1],
  ['with iterations longer than slices', 30_000, 12_000, 3],
  ['after all of them', 900_000, 0, 12],
  ['before the start', -1000, 0, 0],
])('slices to which nothing is added any more, %s', (_, afterMs, longestMs, over) => {
  expect(slicesOver(SLICES, START, START + afterMs, longestMs)).toBe(over);
});
