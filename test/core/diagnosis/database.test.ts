import { expect, test } from 'vitest';
import { foundAlone, foundIn, type World } from './evidence.ts';
import { changed, INSERT, SENSORS, SHOP, STOCK, withDatabase } from './schemas.ts';

const WAIT = {
  ...{ waiting: STOCK, holding: 'SELECT pg_sleep($1)', holderIdleInTransaction: false },
  ...{ seen: 30, longestMs: 800 },
};

/** Stock is written slowly, since it waits. */
const WAITING: World = withDatabase(
  changed(SHOP, 'POST /orders', { ms: 60, ran: [{ sql: STOCK, perCall: 1, ms: 49, deviationMs: 30 }] }),
  { locks: [WAIT] },
);

test('waits for locks are told with who waits, and stand for its slower statement', () => {
  const [first, ...more] = foundIn(SHOP, WAITING);
  expect(first).toMatchObject({
    ...{ rule: 'lock-contention', isNew: true, severity: 'critical', endpoints: ['POST /orders'] },
    msPerRequest: 47.5,
  });
  expect(more).toEqual([]);
});

test('waits of both sides are nothing new, and one short wait is none', () => {
  expect(foundIn(WAITING, WAITING)[0]).toMatchObject({ rule: 'lock-contention', isNew: false });
  const once = withDatabase(SENSORS, { locks: [{ ...WAIT, waiting: INSERT, seen: 1, longestMs: 20 }] });
  expect(foundIn(SENSORS, once)).toEqual([]);
});

test('one sight of a wait will do where its endpoint became slower, and base has none', () => {
  const waiting = (seen: number) => withDatabase(WAITING, { locks: [{ ...WAIT, seen, longestMs: 30 }] });
  expect(foundIn(SHOP, waiting(1))[0]).toMatchObject({ rule: 'lock-contention', isNew: true });
  expect(foundIn(waiting(1), waiting(1))).toEqual([]);
  const quiet = withDatabase(SHOP, { locks: [{ ...WAIT, seen: 1, longestMs: 30 }] });
  expect(foundIn(SHOP, quiet)).toEqual([]);
});

const sessions = (more: object): World => {
  const { looks, most, mostActive, allowed } = { looks: 60, most: 10, mostActive: 4, allowed: 97 };
  const none = { mostIdleInTransaction: 0, longestIdleInTransactionMs: 0 };
  return withDatabase(SENSORS, { sessions: { looks, most, mostActive, allowed, ...none, ...more } });
};

test('a transaction that is held open for seconds is told, and one for moments is not', () => {
  const idle = (longestIdleInTransactionMs: number) =>
    sessions({ mostIdleInTransaction: 3, longestIdleInTransactionMs });
  expect(foundIn(SENSORS, idle(4000))[0]).toMatchObject({ rule: 'idle-in-transaction', isNew: true });
  expect(foundIn(idle(3000), idle(4000))[0]).toMatchObject({ rule: 'idle-in-transaction', isNew: false });
  expect(foundIn(SENSORS, idle(80))).toEqual([]);
});

test('a transaction that waits between its statements is why its endpoint is slower', () => {
  const buying = (ms: number, idle: number): World => {
    const ran = [
      { sql: 'BEGIN', perCall: 1, ms: 0.01 },
      { sql: STOCK, perCall: 1, ms: 1.5 },
    ];
    const seen = { mostIdleInTransaction: 1, longestIdleInTransactionMs: idle };
    const all = { looks: 60, most: 10, mostActive: 4, allowed: 97 };
    return withDatabase(changed(SHOP, 'POST /orders', { ms, ran }), { sessions: { ...all, ...seen } });
  };
  const [first, ...more] = foundIn(buying(12, 3), buying(52, 41));
  expect(first).toMatchObject({
    ...{ rule: 'idle-in-transaction', isNew: true, severity: 'critical', endpoints: ['POST /orders'] },
    msPerRequest: 40,
  });
  expect(more).toEqual([]);
  expect(foundIn(buying(12, 3), buying(12, 41))).toEqual([]);
});

test('a statement that is new and holds the lock is told with who waits for it', () => {
  const sleep = 'SELECT pg_sleep($1)';
  const lock = 'LOCK TABLE stock IN EXCLUSIVE MODE';
  const head = withDatabase(
    changed(SHOP, 'POST /orders', {
      ms: 40,
      ran: [
        { sql: lock, perCall: 1, ms: 8, deviationMs: 9 },
        { sql: STOCK, perCall: 1, ms: 1.5 },
        { sql: sleep, perCall: 1, ms: 15 },
      ],
    }),
    { locks: [{ ...WAIT, waiting: lock, holding: sleep, seen: 5 }] },
  );
  expect(foundIn(SHOP, head).map(({ rule, endpoints }) => [rule, endpoints])).toEqual([
    ['lock-contention', ['POST /orders']],
  ]);
});

test('connections that are nearly all taken are told', () => {
  expect(foundIn(SENSORS, sessions({ most: 95 }))[0]).toMatchObject({
    ...{ rule: 'connections-exhausted', isNew: true },
    numbers: { most: { base: 10, head: 95 }, allowed: { head: 97 } },
  });
  expect(foundIn(sessions({ most: 90 }), sessions({ most: 95 }))[0]).toMatchObject({ isNew: false });
  expect(foundIn(SENSORS, sessions({ most: 60 }))).toEqual([]);
});

const totals = (more: object): World => {
  const counted = { commits: 1000, rollbacks: 0, deadlocks: 0, tempBytes: 0 };
  return withDatabase(SENSORS, {
    totals: { ...counted, blocksHit: 100_000, blocksRead: 10, ...more },
  });
};

test('a cache that is missed is told where it is read beside often', () => {
  expect(foundIn(SENSORS, totals({ blocksRead: 50_000 }))[0]).toMatchObject({
    ...{ rule: 'cache-hit-low', isNew: true, severity: 'medium' },
  });
  const cold = totals({ blocksRead: 50_000 });
  expect(foundIn(cold, cold)[0]).toMatchObject({ rule: 'cache-hit-low', isNew: false });
  expect(foundIn(SENSORS, totals({ blocksHit: 100, blocksRead: 60 }))).toEqual([]);
});

test('deadlocks are told, and are new where they are many and base has none', () => {
  expect(foundIn(SENSORS, totals({ deadlocks: 9 }))[0]).toMatchObject({ rule: 'deadlocks', isNew: true });
  expect(foundIn(SENSORS, totals({ deadlocks: 1 }))[0]).toMatchObject({ rule: 'deadlocks', isNew: false });
  expect(foundAlone(totals({ deadlocks: 9 }))[0]).toMatchObject({ rule: 'deadlocks', isNew: false });
});
