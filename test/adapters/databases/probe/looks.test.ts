import { expect, test } from 'vitest';
import {
  addedUp,
  type Counters,
  countedBetween,
  usedTables,
} from '../../../../src/adapters/databases/probe/looks/counters.ts';
import { waitsOf, withLocks } from '../../../../src/adapters/databases/probe/looks/locks.ts';
import { type SessionsSeen, withSeen } from '../../../../src/adapters/databases/probe/looks/sessions.ts';
import type { ServerFacts } from '../../../../src/adapters/databases/probe/server-facts.ts';
import type { Sessions } from '../../../../src/core/model/evidence/database.ts';

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

const query = (form: string, queryId: string | null = null, isCut = false) => ({ form, queryId, isCut });
const wait = (waiting: string, longestMs: number, isIdle = false) => ({
  ...{ waiting: query(waiting), holding: query('update b'), holderIdleInTransaction: isIdle },
  ...{ seen: 1, longestMs },
});

test('one wait that is seen again is one with its longest time; another holder is another', () => {
  const first = withLocks([], [wait('update a', 900), wait('update a', 300, true)]);
  expect(withLocks(first, [wait('update a', 1900), wait('update c', 5)])).toEqual([
    { ...wait('update a', 1900), seen: 2 },
    wait('update a', 300, true),
    wait('update c', 5),
  ]);
});

test('waits are those of the statements that sessions show the beginning of', () => {
  const seen = [
    { ...wait('', 5), waiting: query('update', '7', true) },
    { ...wait('', 9), waiting: query('update', '8', true) },
    { ...wait('', 2), waiting: query('lock table o', '9') },
  ];
  const text = { id: 'u', raw: '', form: '', text: 'update a set b = $1', kind: 'update' } as const;
  const locked = { id: 'l', raw: '', form: '', text: 'lock table', kind: 'other' } as const;
  const waits = waitsOf(seen, ({ queryId }) =>
    queryId === null ? undefined : queryId === '9' ? locked : text,
  );
  const more = { holding: 'update b', holderIdleInTransaction: false };
  expect(waits).toEqual([
    { waiting: 'update a set b = $1', waitingId: 'u', ...more, seen: 2, longestMs: 9 },
    { waiting: 'lock table o', waitingId: 'l', ...more, seen: 1, longestMs: 2 },
  ]);
});

test('sessions are the most of each kind at once', () => {
  const first = withSeen(null, SEEN, LIMITS);
  const later = { ...SEEN, all: 3, active: 3, idleInTransaction: 0, longestIdleMs: 0 };
  expect(withSeen(first, later, LIMITS)).toEqual({
    ...{ looks: 2, most: 5, mostActive: 3, mostIdleInTransaction: 2 },
    ...{ longestIdleInTransactionMs: 80, allowed: 97 },
    fullest: { of: 'server', most: 40, allowed: 97, own: 5, gates: 20 },
  });
});

const SEEN: SessionsSeen = {
  ...{ all: 5, active: 1, idleInTransaction: 2, longestIdleMs: 80, waiting: 0, hidden: 0 },
  server: { all: 40, own: 5, gates: 20 },
  role: { all: 8, own: 4, gates: 4 },
};
const LIMITS = { server: 97, database: null, role: null };

test('of several limits that counts which sessions came nearest to, at any look', () => {
  const fullest = (limits: typeof LIMITS | ServerFacts['limits'], ...seen: readonly SessionsSeen[]) =>
    seen.reduce<Sessions | null>((before, one) => withSeen(before, one, limits), null)?.fullest;
  expect(fullest({ ...LIMITS, role: 10 }, SEEN)).toEqual({
    ...{ of: 'role', most: 8, allowed: 10, own: 4, gates: 4 },
  });
  expect(fullest({ ...LIMITS, database: 5 }, SEEN)).toMatchObject({ of: 'database', most: 5, own: 5 });
  const fuller = { ...SEEN, server: { all: 96, own: 5, gates: 0 } };
  expect(fullest({ ...LIMITS, role: 10 }, SEEN, fuller, SEEN)).toMatchObject({ of: 'server', most: 96 });
});
