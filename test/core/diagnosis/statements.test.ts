import { describe, expect, test } from 'vitest';
import { foundAlone, foundIn, namesOf, type Ran, type World } from './evidence.ts';
import { changed, INSERT, ITEMS, ORDERS, READINGS, SENSOR, SENSORS, SHOP, STOCK } from './schemas.ts';

const orders = (ms: number, ran: readonly Ran[]): World => changed(SHOP, 'GET /orders', { ms, ran });
const sensors = (ms: number, ran: readonly Ran[]): World =>
  changed(SENSORS, 'GET /sensors/:id/readings', { ms, ran });

const LIST: Ran = { sql: ORDERS, perCall: 1, ms: 0.9, rows: 10 };
const OF_SENSOR: Ran = { sql: SENSOR, perCall: 1, ms: 0.1 };
const OF_READINGS: Ran = { sql: READINGS, perCall: 1, ms: 3, rows: 60 };

test.each([
  ['a shop', SHOP],
  ['sensors', SENSORS],
] as const)('of %s that did not change nothing is said', (_name, world) => {
  expect(foundIn(world, world)).toEqual([]);
  expect(foundAlone(world)).toEqual([]);
});

test.each([
  ['a shop', SHOP, orders(20, [LIST, { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 }]), 'GET /orders'],
  [
    'sensors',
    SENSORS,
    sensors(45, [{ ...OF_SENSOR, perCall: 60 }, OF_READINGS]),
    'GET /sensors/:id/readings',
  ],
] as const)('N+1 in %s is named with its endpoint, as a fact', (_name, base, head, endpoint) => {
  const [first, ...more] = foundIn(base, head);
  expect(first).toMatchObject({
    rule: 'n-plus-one',
    isNew: true,
    confidence: 'certain',
    endpoints: [endpoint],
  });
  expect(['critical', 'high']).toContain(first?.severity);
  expect(more).toEqual([]);
});

test('two calls more are N+1, one more is a statement that runs twice', () => {
  const calling = (perCall: number, isExact = true) =>
    orders(8, [LIST, { sql: ITEMS, perCall, ms: 0.6, rows: 3, isExact }]);
  expect(namesOf(foundIn(SHOP, calling(3)))).toEqual(['n-plus-one new medium']);
  expect(foundIn(SHOP, calling(2))).toMatchObject([
    {
      ...{ rule: 'new-statement', isNew: true, confidence: 'certain', endpoints: ['GET /orders'] },
      numbers: { perCall: { base: 1, head: 2 } },
    },
  ]);
  expect(foundIn(calling(2), calling(3))).toMatchObject([{ rule: 'new-statement', confidence: 'likely' }]);
  expect(foundIn(SHOP, calling(2, false))).toEqual([]);
  expect(foundIn(calling(2), calling(2))).toEqual([]);
});

test('a loop of both sides that has more data on head is no certain fault', () => {
  const looping = (perCall: number, isExact = true) =>
    orders(8, [LIST, { sql: ITEMS, perCall, ms: 0.1, rows: 3, isExact }]);
  expect(namesOf(foundIn(looping(6), looping(7)))).toEqual(['n-plus-one low']);
  const [more] = foundIn(looping(6), looping(13));
  expect(more).toMatchObject({ rule: 'n-plus-one', isNew: true, confidence: 'likely', severity: 'low' });
});

test('a loop that was there before stays told, and is not new', () => {
  const looping = orders(20, [LIST, { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 }]);
  expect(namesOf(foundIn(looping, looping))).toEqual(['n-plus-one medium']);
  expect(foundAlone(looping)[0]).toMatchObject({ rule: 'n-plus-one', isNew: false });
});

test('a loop of inserts is N+1 too', () => {
  const head = changed(SENSORS, 'POST /readings', { ms: 25, ran: [{ sql: INSERT, perCall: 50, ms: 0.4 }] });
  expect(foundIn(SENSORS, head)[0]).toMatchObject({ rule: 'n-plus-one', texts: { kind: 'insert' } });
});

test('what base was not looked at for is never new', () => {
  const head = orders(20, [LIST, { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 }]);
  const blind = { ...SHOP, database: { endpoints: [], statements: [], watchedMs: 0 } };
  expect(foundIn(blind, head).filter(({ isNew }) => isNew)).toEqual([]);
});

test('an endpoint that nobody called by itself is judged by what all requests did', () => {
  const without = (world: World): World => ({ ...world, database: { ...world.database, endpoints: [] } });
  const head = orders(20, [LIST, { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 }]);
  const [first] = foundIn(without(SHOP), without(head));
  expect(first).toMatchObject({ rule: 'n-plus-one', isNew: true, endpoints: [], confidence: 'possible' });
  expect(foundIn(without(SHOP), without(SHOP))).toEqual([]);
});

test('arms that share a database are not told apart by what it did under load', () => {
  const shared = (world: World): World => ({
    ...world,
    database: { ...world.database, endpoints: [], gaps: [{ kind: 'shared' }] },
  });
  const head = orders(20, [LIST, { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 }]);
  expect(foundIn(shared(SHOP), shared(head))).toEqual([]);
});

test('arms that share a database and were driven in turns are told apart', () => {
  const inTurns = (world: World): World => ({
    ...world,
    database: { ...world.database, gaps: [{ kind: 'shared', inTurns: true }] },
  });
  const slower = orders(14, [LIST, { sql: ITEMS, perCall: 1, ms: 6, rows: 30 }]);
  expect(foundIn(inTurns(SHOP), inTurns(slower))).toMatchObject([
    { rule: 'slower-statement', isNew: true, endpoints: ['GET /orders'] },
  ]);
});

test('a new statement is told with the time that it adds', () => {
  const audit: Ran = { sql: 'SELECT count(*) FROM audit WHERE user_id = $1', perCall: 1, ms: 9 };
  const [first, ...more] = foundIn(
    SHOP,
    orders(17, [LIST, { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 }, audit]),
  );
  expect(first).toMatchObject({ rule: 'new-statement', isNew: true, severity: 'critical', msPerRequest: 9 });
  expect(first?.shareOfSlowdown).toBeCloseTo(1, 5);
  expect(more).toEqual([]);
});

test('a statement in other words that does the same work is none', () => {
  const rewritten: Ran = {
    sql: 'SELECT quantity, product_id FROM order_items i WHERE i.order_id = $1',
    perCall: 1,
    ms: 0.6,
  };
  expect(foundIn(SHOP, orders(8, [LIST, rewritten]))).toEqual([]);
});

describe('a loop in other words', () => {
  const looping = (sql: string, perCall: number, ms = 0.3): World =>
    orders(14, [LIST, { sql, perCall, ms, rows: 3 }]);
  const wider = 'SELECT product_id, quantity, price FROM order_items WHERE order_id = $1';
  const turned = 'SELECT quantity, product_id FROM "public"."order_items" i WHERE i.order_id = $1 ORDER BY 1';
  const joined = `${ITEMS.replace('WHERE', 'JOIN products USING (product_id) WHERE')}`;
  const newIn = (base: World, head: World): readonly string[] =>
    foundIn(base, head).flatMap(({ rule, isNew }) => (isNew ? [rule] : []));

  test.each([
    ['a column more', wider],
    ['another order', turned],
    ['a table joined to it', joined],
  ])('is the one that was there: %s', (_name, sql) => {
    expect(newIn(looping(ITEMS, 12), looping(sql, 12))).toEqual([]);
    expect(foundIn(looping(ITEMS, 12), looping(sql, 12))).toMatchObject([
      { rule: 'n-plus-one', isNew: false, numbers: { perCall: { base: 12, head: 12 } } },
    ]);
    expect(newIn(looping(ITEMS, 4), looping(sql, 4))).toEqual([]);
    // Nobody called an endpoint by itself.
    const without = (world: World): World => ({ ...world, database: { ...world.database, endpoints: [] } });
    expect(newIn(without(looping(ITEMS, 12)), without(looping(sql, 12)))).toEqual([]);
  });

  test('is new by what it is run more often', () => {
    expect(foundIn(looping(ITEMS, 1), looping(wider, 12))).toMatchObject([
      { rule: 'n-plus-one', isNew: true, confidence: 'certain', numbers: { perCall: { base: 1, head: 12 } } },
    ]);
    expect(newIn(looping(ITEMS, 6), looping(wider, 13))).toEqual(['n-plus-one']);
    // Of another table, or of another kind, it took nobody's place.
    expect(newIn(looping(ITEMS, 12), looping('SELECT * FROM products WHERE id = $1', 12))).toEqual([
      'n-plus-one',
    ]);
    const update = 'UPDATE order_items SET quantity = $1 WHERE order_id = $2';
    expect(newIn(looping(ITEMS, 12), looping(update, 12))).toEqual(['n-plus-one']);
    // One of two took its place.
    const both = orders(14, [
      LIST,
      { sql: wider, perCall: 12, ms: 0.3 },
      { sql: turned, perCall: 12, ms: 0.3 },
    ]);
    expect(newIn(looping(ITEMS, 12), both)).toEqual(['n-plus-one']);
  });
});

test('a statement in other words that takes longer is a slower one, and no new one', () => {
  const wider = 'SELECT product_id, quantity, price FROM order_items WHERE order_id = $1';
  const head = orders(17, [LIST, { sql: wider, perCall: 1, ms: 9, rows: 30 }]);
  expect(foundIn(SHOP, head)).toMatchObject([
    {
      ...{ rule: 'slower-statement', isNew: true, texts: { sql: wider, was: ITEMS } },
      numbers: { meanMs: { base: 0.6, head: 9 }, perCall: { base: 1, head: 1 } },
      msPerRequest: expect.closeTo(8.4, 5),
    },
  ]);
});

test('lists of another length are one statement', () => {
  const listing = (count: number) => {
    const places = Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ');
    return orders(8, [
      LIST,
      { sql: `SELECT * FROM order_items WHERE order_id IN (${places})`, perCall: 1, ms: 0.6 },
    ]);
  };
  expect(foundIn(listing(3), listing(8))).toEqual([]);
});

test('what a pool says of itself is no work of an endpoint', () => {
  const begin: Ran = { sql: 'BEGIN', perCall: 3, ms: 0.01 };
  const head = orders(8, [LIST, { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 }, begin]);
  expect(foundIn(SHOP, head)).toEqual([]);
});

test('a statement that runs in few calls is none of the endpoint', () => {
  const odd: Ran = { sql: 'SELECT * FROM settings', perCall: 0.05, ms: 4, isExact: false };
  expect(foundIn(SHOP, orders(8, [LIST, { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 }, odd]))).toEqual([]);
});

test('a slower statement is told beyond its own spread alone', () => {
  const taking = (ms: number, deviationMs: number | null = ms / 4) =>
    orders(8 + ms - 0.6, [LIST, { sql: ITEMS, perCall: 1, ms, rows: 30, deviationMs }]);
  const [first] = foundIn(SHOP, taking(6));
  expect(first).toMatchObject({ rule: 'slower-statement', isNew: true, severity: 'critical' });
  expect(first?.shareOfSlowdown).toBeCloseTo(1, 2);
  expect(foundIn(SHOP, taking(0.7))).toEqual([]);
  expect(foundIn(SHOP, taking(1.2, 40)).filter(({ rule }) => rule === 'slower-statement')).toEqual([]);
});

test('when all statements are slower it is the machine, and no statement is accused', () => {
  const slow: World = {
    ...SHOP,
    endpoints: Object.fromEntries(
      Object.entries(SHOP.endpoints).map(([key, { ms, ran }]) => [
        key,
        { ms: ms * 1.1, ran: ran.map((one) => ({ ...one, ms: one.ms * 2 })) },
      ]),
    ),
  };
  expect(foundIn(SHOP, slow).filter(({ rule }) => rule === 'slower-statement')).toEqual([]);
});

test('most statements that became slower are told, beside one that did not', () => {
  const slower = (one: Ran): Ran => (one.sql === STOCK ? one : { ...one, ms: one.ms * 4 });
  const tag: Ran = { sql: 'SELECT name FROM tags WHERE id = $1', perCall: 1, ms: 1, rows: 1 };
  const served = (ms: number, of: (one: Ran) => Ran): World => ({
    ...SHOP,
    endpoints: {
      'GET /orders': {
        ms,
        ran: [LIST, { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 }, tag].map(of),
      },
      'POST /orders': { ms: 12, ran: [{ sql: STOCK, perCall: 1, ms: 1.5 }] },
    },
  });
  const found = foundIn(
    served(9, (one) => one),
    served(17, slower),
  );
  expect(found.filter(({ rule }) => rule === 'slower-statement')).toHaveLength(3);
});

test('ten times the rows are too many, and twice are not', () => {
  const bringing = (rows: number) => sensors(20, [OF_SENSOR, { ...OF_READINGS, rows }]);
  expect(foundIn(SENSORS, bringing(900))[0]).toMatchObject({ rule: 'over-fetching', isNew: true });
  expect(foundIn(SENSORS, bringing(120))).toEqual([]);
  expect(foundAlone(bringing(5000))[0]).toMatchObject({ rule: 'over-fetching', isNew: false });
});

test('a loop that brings many rows a few at a time is N+1 alone', () => {
  const tags: Ran = { sql: 'SELECT name FROM tags WHERE order_id = $1', perCall: 40, ms: 0.2, rows: 10 };
  const found = foundIn(SHOP, orders(20, [LIST, { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 }, tags]));
  expect(found.map(({ rule }) => rule)).toEqual(['n-plus-one']);
});

test('a statement that lost its LIMIT is held against the one that had it', () => {
  const unlimited = ORDERS.replace(' LIMIT $2', '');
  const [first, ...more] = foundIn(
    SHOP,
    orders(40, [
      { sql: unlimited, perCall: 1, ms: 20, rows: 4000 },
      { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 },
    ]),
  );
  expect(first).toMatchObject({
    ...{ rule: 'over-fetching', isNew: true, severity: 'critical' },
    numbers: { rows: { base: 10, head: 4000 } },
    texts: { unlimited: 'yes' },
  });
  // In the database 19.1 ms; reading and sending 400 times the rows takes what is left.
  expect(first?.msPerRequest).toBeCloseTo(40 - 8, 5);
  expect(more).toEqual([]);
});

test('a sort that went to disk is told, with what it writes', () => {
  const spilling = (tempBlocks: number) => sensors(30, [OF_SENSOR, { ...OF_READINGS, ms: 12, tempBlocks }]);
  expect(foundIn(SENSORS, spilling(400))[0]).toMatchObject({ rule: 'sort-spill', isNew: true });
  expect(foundIn(spilling(400), spilling(420)).map(({ isNew }) => isNew)).toEqual([false]);
});

test('of two causes both are told with their shares', () => {
  const stock: Ran = { sql: STOCK, perCall: 1, ms: 1.5 };
  const audit: Ran = { sql: 'INSERT INTO audit (what) VALUES ($1)', perCall: 1, ms: 6 };
  const head = changed(SHOP, 'POST /orders', {
    ms: 22,
    ran: [{ ...stock, ms: 5.5, deviationMs: 1 }, audit],
  });
  const found = foundIn(SHOP, head);
  expect(found.map(({ rule }) => rule)).toEqual(['new-statement', 'slower-statement']);
  expect(found[0]?.shareOfSlowdown).toBeCloseTo(0.6, 5);
  expect(found[1]?.shareOfSlowdown).toBeCloseTo(0.4, 5);
});

test('runs that take longer for their number are part of N+1', () => {
  const [first, ...more] = foundIn(SHOP, orders(27, [LIST, { sql: ITEMS, perCall: 6, ms: 3, rows: 30 }]));
  expect(first).toMatchObject({ rule: 'n-plus-one' });
  // In the database 17.4 ms; the way there and back takes what is left.
  expect(first?.msPerRequest).toBeCloseTo(27 - 8, 5);
  expect(more).toEqual([]);
});

test('the way there and back has no more of a slow-down than a statement can cost', () => {
  const head = orders(60, [LIST, { sql: ITEMS, perCall: 5, ms: 0.6, rows: 6 }]);
  const [first, second] = foundIn(SHOP, head);
  // Base takes 6.5 ms outside of the database for its two statements of GET /orders, and more for others.
  const [trips, inDatabase] = [4 * (6.5 / 2), 4 * 0.6];
  expect(second).toMatchObject({ rule: 'n-plus-one', isNew: true });
  expect(second?.msPerRequest).toBeCloseTo(trips + inDatabase, 5);
  expect(first).toMatchObject({ rule: 'slower-outside-database', severity: 'critical' });
  expect(first?.msPerRequest).toBeCloseTo(52 - trips - inDatabase, 5);
});

test('a statement in other words that lost its end is held against the one of its table', () => {
  const all = 'SELECT * FROM orders WHERE user_id = $1 ORDER BY created_at DESC';
  const [first] = foundIn(SHOP, orders(30, [{ sql: all, perCall: 1, ms: 3, rows: 150 }]));
  expect(first).toMatchObject({ rule: 'over-fetching', numbers: { rows: { base: 10, head: 150 } } });
});

test('of a base that was seen in part nothing is known to be new', () => {
  const head = orders(20, [LIST, { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 }]);
  const without = (world: World, database: World['database']): World => ({
    ...world,
    database: { ...world.database, endpoints: [], ...database },
  });
  for (const own of [{ statements: [], all: null }, { gaps: [{ kind: 'lost', said: 'x' }] }] as const) {
    const found = foundIn(without(SHOP, own), without(head, {}));
    expect(found.filter(({ isNew, category }) => isNew && category === 'database')).toEqual([]);
  }
});

test('what base ran as often under load is not new in an endpoint by itself', () => {
  const head = orders(20, [LIST, { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 }]);
  const base = orders(20, [LIST, { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 }]);
  const blind = { endpoint: 'GET /orders', calls: 20, statements: [] };
  const unseen: World = { ...base, database: { ...base.database, endpoints: [blind] } };
  expect(foundIn(unseen, head).filter(({ isNew }) => isNew)).toEqual([]);
});
