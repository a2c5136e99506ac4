import { expect, test } from 'vitest';
import { foundAlone, foundIn, namesOf, type World } from './evidence.ts';
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

test('of several waits each is told with its own time, and the one that is new is told first', () => {
  const other = { waiting: 'VACUUM stock', holding: 'LOCK TABLE stock' };
  const waiting = (own: number, others: number): World => {
    const locks = [
      { ...WAIT, seen: own, longestMs: 12 },
      { ...WAIT, ...other, seen: others, longestMs: 4000 },
    ];
    return withDatabase(WAITING, { locks: locks.filter(({ seen }) => seen > 0) });
  };
  const [often] = foundIn(SHOP, waiting(5, 1));
  expect(often).toMatchObject({
    numbers: { ownLongestMs: { base: null, head: 12 }, longestMs: { base: 0, head: 4000 } },
    texts: { sql: STOCK, longestSql: other.waiting, longestHolding: other.holding },
  });
  const [alone] = foundIn(SHOP, waiting(5, 0));
  expect(alone?.texts).not.toHaveProperty('longestSql');
  // Of two that were seen as often the longer one is told.
  expect(foundIn(SHOP, waiting(3, 3))[0]).toMatchObject({ texts: { sql: other.waiting } });
  // Base has the first as well: what is new is the other one.
  expect(foundIn(waiting(6, 0), waiting(12, 11))[0]).toMatchObject({
    ...{ isNew: true, texts: { sql: other.waiting } },
  });
  expect(foundIn(waiting(9, 0), waiting(9, 1))[0]).toMatchObject({ isNew: false, texts: { sql: STOCK } });
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
  // Half of all requests are of it. Where CPU time explains the rise, the work is why, and the transaction is merely open.
  const using = (world: World, perRequest: number): World => ({
    ...world,
    readings: { cpu: 500 * perRequest },
  });
  const ofWork = (ms: number) => namesOf(foundIn(using(buying(12, 3), 1), using(buying(52, 41), 1 + ms)));
  expect(ofWork(20)).not.toContain('idle-in-transaction new critical');
  expect(ofWork(20).join()).toContain('slower-outside-database new');
  expect(ofWork(1)).toEqual(['idle-in-transaction new critical']);
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

test('connections that others took are taken, and whose they are is told', () => {
  const taken = (most: number, gates: number) =>
    sessions({ fullest: { of: 'server', most, allowed: 97, own: 10, gates } });
  const [fact] = foundIn(taken(40, 0), taken(95, 60));
  expect(fact).toMatchObject({
    // As many as on base are its own: the change took none of them.
    ...{ rule: 'connections-exhausted', isNew: false, texts: { of: 'server' } },
    numbers: { most: { base: 40, head: 95 }, others: { head: 85 }, gates: { head: 60 } },
  });
  expect(foundIn(taken(95, 10), taken(95, 60))).toMatchObject([{ isNew: false }]);
});

test('on one server, where each side sees the other one, who took the connections is told', () => {
  const took = (most: number, gates: number) =>
    sessions({ most, fullest: { of: 'server', most: 95, allowed: 97, own: most, gates } });
  expect(foundIn(took(5, 90), took(90, 5))).toMatchObject([{ rule: 'connections-exhausted', isNew: true }]);
  expect(foundIn(took(90, 5), took(5, 90))).toMatchObject([{ isNew: false }]);
  // Both as before: together they fill the server, and neither is to blame.
  expect(foundIn(took(48, 47), took(47, 48))).toMatchObject([{ isNew: false }]);
  expect(foundIn(took(30, 65), took(65, 30))).toMatchObject([{ isNew: true }]);
});

test('pools that shrink while the other side is driven are held against each other at their largest', () => {
  // Of both the fullest look was in a round of head's.
  const seen = (own: number, gates: number) =>
    sessions({ most: 62, fullest: { of: 'server', most: 90, allowed: 97, own, gates } });
  expect(foundIn(seen(28, 62), seen(62, 28))).toMatchObject([{ isNew: false }]);
  expect(foundIn(seen(28, 62), refused(SENSORS))).toMatchObject([{ isNew: false }]);
});

const SAID = 'sorry, too many clients already';
const refused = (world: World, kind: 'unreachable' | 'lost' = 'unreachable'): World =>
  withDatabase(world, { sessions: null, gaps: [{ kind, said: SAID, isFull: true }] });

test.each(['unreachable', 'lost'] as const)(
  'a look that gets no connection finds all of them taken: %s',
  (kind) => {
    expect(foundIn(SENSORS, refused(SENSORS, kind))).toMatchObject([
      {
        ...{ rule: 'connections-exhausted', isNew: true, severity: 'medium', confidence: 'likely' },
        ...{ texts: { refusal: SAID }, numbers: {} },
      },
    ]);
    expect(foundIn(refused(SENSORS), refused(SENSORS, kind))).toMatchObject([{ isNew: false }]);
    // Nobody looked at base, or it is nearly full too.
    const unknown = withDatabase(SENSORS, {
      sessions: null,
      gaps: [{ kind: 'unreachable', said: 'no route' }],
    });
    expect(foundIn(unknown, refused(SENSORS, kind))).toMatchObject([{ isNew: false }]);
    expect(foundIn(sessions({ most: 90 }), refused(SENSORS, kind))).toMatchObject([{ isNew: false }]);
    expect(foundAlone(refused(SENSORS, kind))).toMatchObject([{ isNew: false }]);
    // It could not be reached for another reason.
    expect(foundIn(SENSORS, unknown)).toEqual([]);
  },
);

test('what was seen until the connection was lost and refused is told with it', () => {
  const head = withDatabase(sessions({ most: 95 }), {
    gaps: [{ kind: 'lost', said: SAID, isFull: true }],
  });
  expect(foundIn(SENSORS, head)).toMatchObject([
    { isNew: true, texts: { refusal: SAID }, numbers: { most: { base: 10, head: 95 } } },
  ]);
});

test('of two sides that take as many of one limit, none is accused of the look that was refused', () => {
  const seen = (most: number, gates: number) =>
    sessions({ most: most - gates, fullest: { of: 'role', most, allowed: 97, own: most - gates, gates } });
  expect(foundIn(seen(96, 50), refused(SENSORS))).toMatchObject([{ isNew: false }]);
  expect(foundIn(seen(97, 87), refused(SENSORS))).toMatchObject([{ isNew: true }]);
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
