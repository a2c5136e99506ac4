import { expect, test } from 'vitest';
import {
  addedUp,
  type Counters,
  countedBetween,
  usedTables,
} from '../../../../src/adapters/databases/probe/looks/counters.ts';
import { withLocks } from '../../../../src/adapters/databases/probe/looks/locks.ts';
import { withSeen } from '../../../../src/adapters/databases/probe/looks/sessions.ts';

const counters = (
  commits: number,
  tables: Readonly<Record<string, readonly [number, number, number]>>,
): Counters => ({
  totals: { commits, rollbacks: 0, deadlocks: 1, tempBytes: 0, blocksHit: 0, blocksRead: 0 },
  tables: new Map(
    Object.entries(tables).map(([name, [sequentialScans, sequentialRows, indexScans]]) => [
      name,
      { name, rows: sequentialRows, sequentialScans, sequentialRows, indexScans },
    ]),
  ),
});

test('counters are those of the time between, also of a table that was made in it', () => {
  const found = countedBetween(
    counters(10, { orders: [5, 500, 1], stock: [1, 1, 1] }),
    counters(25, { orders: [7, 900, 1], stock: [1, 1, 1], carts: [2, 8, 0] }),
  );
  expect(found.totals).toMatchObject({ commits: 15, deadlocks: 0 });
  expect(usedTables(found)).toEqual([
    { name: 'orders', rows: 900, sequentialScans: 2, sequentialRows: 400, indexScans: 0 },
    { name: 'carts', rows: 8, sequentialScans: 2, sequentialRows: 8, indexScans: 0 },
  ]);
});

test('counters that somebody set back count from there', () => {
  const found = countedBetween(counters(90, { orders: [50, 500, 9] }), counters(4, { orders: [2, 20, 3] }));
  expect(found.totals.commits).toBe(4);
  expect(found.tables.get('orders')).toMatchObject({ sequentialScans: 2, sequentialRows: 20, indexScans: 3 });
});

test('two times add up, and a table that is gone in the second is left out', () => {
  const found = addedUp(
    counters(3, { orders: [1, 10, 2], gone: [1, 1, 1] }),
    counters(4, { orders: [1, 30, 0] }),
  );
  expect(found.totals.commits).toBe(7);
  expect([...found.tables.values()]).toEqual([
    { name: 'orders', rows: 30, sequentialScans: 2, sequentialRows: 40, indexScans: 2 },
  ]);
});

const wait = (waiting: string, longestMs: number, isIdle = false) => ({
  ...{ waiting, holding: 'update b', holderIdleInTransaction: isIdle, seen: 1, longestMs },
});

test('one wait that is seen again is one with its longest time; another holder is another', () => {
  const first = withLocks([], [wait('update a', 900), wait('update a', 300, true)]);
  expect(withLocks(first, [wait('update a', 1900), wait('update c', 5)])).toEqual([
    { ...wait('update a', 1900), seen: 2 },
    wait('update a', 300, true),
    wait('update c', 5),
  ]);
});

test('sessions are the most of each kind at once', () => {
  const seen = { all: 5, active: 1, idleInTransaction: 2, longestIdleMs: 80, waiting: 0, hidden: 0 };
  const first = withSeen(null, seen, 97);
  expect(withSeen(first, { ...seen, all: 3, active: 3, idleInTransaction: 0, longestIdleMs: 0 }, 97)).toEqual(
    {
      ...{ looks: 2, most: 5, mostActive: 3, mostIdleInTransaction: 2 },
      ...{ longestIdleInTransactionMs: 80, allowed: 97 },
    },
  );
});
