import { expect, test } from 'vitest';
import { type Ran, ranBetween } from '../../../src/core/readings/ran-between.ts';

const counted = (calls: number): Ran => ({ calls, totalMs: calls / 2, rows: calls * 3 });
const reading = (of: Readonly<Record<string, number>>) =>
  new Map(Object.entries(of).map(([id, calls]) => [id, counted(calls)]));

test.each([
  ['one that ran', { a: 4 }, { a: 6 }, { a: 2 }],
  ['one that did not', { a: 4 }, { a: 4 }, {}],
  ['a new one', {}, { a: 3 }, { a: 3 }],
  ['one that is known and never ran', {}, { a: 0 }, {}],
  ['one that began anew', { a: 40 }, { a: 2 }, { a: 2 }],
  ['one that is gone', { a: 4 }, {}, {}],
  ['several', { a: 1, b: 1, c: 5 }, { a: 2, b: 1, c: 9, d: 1 }, { a: 1, c: 4, d: 1 }],
])('between two readings: %s', (_, before, after, ran) => {
  const of = ranBetween(reading(before as Record<string, number>), reading(after as Record<string, number>));
  expect(of).toEqual(reading(ran as Record<string, number>));
});

test('one that began anew and was called more often since has no negative time', () => {
  const ran = (calls: number, totalMs: number) => new Map([['a', { calls, totalMs, rows: calls }]]);
  expect(ranBetween(ran(100, 5000), ran(500, 500))).toEqual(ran(500, 500));
});
