import { expect, test } from 'vitest';
import { type EndpointCall, endpointStatements } from '../../../src/core/readings/endpoint-statements.ts';
import type { RanById } from '../../../src/core/readings/ran-between.ts';

/** Each call of a statement takes 2 ms and gives 3 rows. */
const ranOf = (counts: Readonly<Record<string, number>>): RanById =>
  new Map(Object.entries(counts).map(([id, calls]) => [id, { calls, totalMs: 2 * calls, rows: 3 * calls }]));

/** One call for each number: how often the statement `a` ran in it; 0: it did not. */
const callsOf = (counts: readonly number[], endpoint = 'GET /'): readonly EndpointCall[] =>
  counts.map((count) => Object.freeze({ endpoint, ms: 20, ran: ranOf(count === 0 ? {} : { a: count }) }));

const times = (count: number, value: number): readonly number[] => Array.from({ length: count }, () => value);

test.each([
  ['twice in each of 20', [...times(20, 2)], 18, 2, true],
  ['more often in the first two', [7, 5, ...times(18, 2)], 18, 2, true],
  ['more often in the first three', [7, 5, 4, ...times(17, 2)], 18, 2, false],
  ['never in the first two', [0, 0, ...times(18, 1)], 18, 1, true],
  ['in the first two alone', [1, 1, ...times(18, 0)], 18, null, false],
  ['once more in one call', [...times(12, 1), 2, ...times(7, 1)], 18, 1, false],
  ['not in one call', [...times(12, 1), 0, ...times(7, 1)], 18, 1, false],
  ['by pages of different length', [9, 9, 3, 4, 5, 6, 7], 5, 5, false],
  ['in every second call', [1, 0, ...times(9, 1), ...times(9, 0)], 18, 0.5, false],
  ['in a third of the calls', [...times(2, 0), ...times(6, 1), ...times(12, 0)], 18, 1 / 3, false],
  ['twelve times in a third of the calls', [...times(2, 0), ...times(6, 12), ...times(12, 0)], 18, 4, false],
  ['in two calls', [0, 0, 1, 1, ...times(16, 0)], 18, 1 / 9, false],
  ['in one call alone', [...times(9, 0), 1, ...times(10, 0)], 18, null, false],
  ['in one of four calls', [1, 0, 0, 0], 4, 0.25, false],
  ['in all of five calls, of which three count', times(5, 1), 3, 1, false],
  ['in all of seven calls, of which five count', times(7, 1), 5, 1, true],
  ['in one call, which is all', [1], 1, 1, false],
])('a statement that ran %s', (_, counts, kept, perCall, isExact) => {
  const [endpoint, ...others] = endpointStatements(callsOf(counts), []);
  expect(others).toEqual([]);
  expect(endpoint).toMatchObject({ endpoint: 'GET /', calls: kept });
  const statement = perCall && {
    ...{ id: 'a', perCall: expect.closeTo(perCall, 9), isExact },
    ...{ msPerCall: expect.closeTo(2 * perCall, 9), rowsPerCall: expect.closeTo(3 * perCall, 9) },
  };
  expect(endpoint?.statements).toEqual(statement === null ? [] : [statement]);
});

/** What a statement did in ten seconds without requests. */
const idle = (a: number) => [
  { ms: 4000, ran: ranOf({ b: 1 }) },
  { ms: 6000, ran: ranOf(a === 0 ? {} : { a }) },
];

test.each([
  // Windows of 20 ms: 18 of them are 0.36 s.
  ['a health check each second, met twice', 10, [0, 0, 1, 1, ...times(16, 0)], null],
  ['one that only the endpoint runs, in two calls', 0, [0, 0, 1, 1, ...times(16, 0)], 1 / 9],
  ['a poll ten times a second, met in every third call', 100, [0, 0, ...times(6, 1), ...times(12, 0)], null],
  [
    'a poll that the machine ran late while nothing else did',
    4,
    [0, 0, ...times(8, 1), ...times(10, 0)],
    null,
  ],
  ['a poll of 50 a second, twice as many while there are requests', 500, times(20, 2), null],
  ['one of a pool that each call makes too', 10, times(20, 1), 1],
  ['a poll hundred times a second', 1000, times(20, 2), null],
  ['one that is seldom beside, in half of the calls', 1, [0, 0, ...times(9, 1), ...times(9, 0)], 0.5],
])('of what the application does by itself: %s', (_, beside, counts, perCall) => {
  const [endpoint] = endpointStatements(callsOf(counts), idle(beside));
  expect(endpoint?.statements.map((one) => one.perCall)).toEqual(
    perCall === null ? [] : [expect.closeTo(perCall, 9)],
  );
});

test('a call between a health check and a pool is exact all the same', () => {
  const calls = times(20, 1).map((_, index): EndpointCall => {
    const beside: Readonly<Record<string, number>> = index % 9 === 0 ? { health: 1 } : {};
    return { endpoint: 'GET /', ms: 20, ran: ranOf({ a: 2, ...beside }) };
  });
  const [endpoint] = endpointStatements(calls, [{ ms: 1000, ran: ranOf({ health: 5 }) }]);
  expect(endpoint?.statements).toEqual([
    { id: 'a', perCall: 2, isExact: true, msPerCall: 4, rowsPerCall: 6 },
  ]);
});

test('endpoints stand by their names, and statements by their time', () => {
  const of = (endpoint: string, counts: Readonly<Record<string, number>>): EndpointCall => ({
    ...{ endpoint, ms: 5, ran: ranOf(counts) },
  });
  const calls = times(20, 0).flatMap(() => [
    of('POST /orders', { insert: 1, stock: 4 }),
    of('GET /orders', { list: 1 }),
    of('GET /health', {}),
  ]);
  const found = endpointStatements(calls, []).map(({ endpoint, statements }) => [
    endpoint,
    ...statements.map(({ id, perCall }) => `${perCall} ${id}`),
  ]);
  expect(found).toEqual([
    ['GET /health'],
    ['GET /orders', '1 list'],
    ['POST /orders', '4 stock', '1 insert'],
  ]);
});

test('without calls there are no endpoints, and of very many statements those with most time stay', () => {
  expect(endpointStatements([], [])).toEqual([]);
  const many = Object.fromEntries(times(300, 0).map((_, index) => [`s${index}`, index + 1]));
  const [endpoint] = endpointStatements([{ endpoint: 'GET /', ms: 9, ran: ranOf(many) }], []);
  expect(endpoint?.statements).toHaveLength(100);
  expect(endpoint?.statements[0]).toMatchObject({ id: 's299', perCall: 300 });
});
