import { expect, test } from 'vitest';
import { castIn, columnsOf, stepsOf } from '../../../src/core/diagnosis/evidence/plans.ts';
import type { StatementPlan } from '../../../src/core/model/evidence/plan.ts';
import { armOf, foundAlone, foundIn, node, type World } from './evidence.ts';
import { changed, ITEMS, ORDERS, READINGS, SENSOR, SENSORS, SHOP } from './schemas.ts';

type Plan = Omit<StatementPlan, 'id'>;

const SCAN: Plan = {
  nodes: [
    node('Limit', { cost: 6000 }),
    node('Seq Scan', { depth: 1, table: 'orders', filter: '(user_id = $1)', rows: 30, cost: 5974 }),
  ],
};

const PROVEN: Plan = {
  ...SCAN,
  missing: {
    ...{ sql: 'CREATE INDEX ON orders (user_id)', table: 'orders', columns: ['user_id'] },
    ...{ costWithout: 6000, costWith: 120, how: 'made' },
  },
};

const shop = (ms: number, ofOrders: number, plan: Plan): World => ({
  ...changed(SHOP, 'GET /orders', {
    ms,
    ran: [
      { sql: ORDERS, perCall: 1, ms: ofOrders, rows: 10 },
      { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 },
    ],
  }),
  plans: { [ORDERS]: plan },
});

test('a shop that lost its index is told so, with the statement that makes it', () => {
  const [first, ...more] = foundIn(SHOP, shop(38, 31, PROVEN));
  expect(first).toMatchObject({
    ...{ rule: 'missing-index', isNew: true, severity: 'critical', confidence: 'likely' },
    endpoints: ['GET /orders'],
    texts: {
      columns: 'user_id',
      index: 'orders_user_id',
    },
  });
  expect(first?.shareOfSlowdown).toBeCloseTo(1, 1);
  expect(first?.saving?.highMs).toBeCloseTo(30 * 0.98, 5);
  expect(more).toEqual([]);
});

/** The look at each endpoint by itself did not reach this one, and others it did. */
const without = (world: World, endpoint: string): World => ({
  ...world,
  database: {
    ...world.database,
    endpoints: (armOf(world).database?.endpoints ?? []).filter((one) => one.endpoint !== endpoint),
  },
});

test('what an endpoint asks that was not looked at by itself is told as of all requests', () => {
  const head = { ...shop(38, 31, PROVEN), database: SHOP.database ?? {} };
  for (const base of [SHOP, without(SHOP, 'GET /orders')]) {
    expect(foundIn(base, without(head, 'GET /orders'))).toMatchObject([
      { rule: 'missing-index', isNew: true, endpoints: [], texts: { columns: 'user_id' } },
    ]);
  }
  const slow = changed(SHOP, 'GET /orders', { ms: 38, ran: [{ sql: ORDERS, perCall: 1, ms: 31, rows: 10 }] });
  expect(foundIn(SHOP, without(slow, 'GET /orders'))[0]).toMatchObject({
    ...{ rule: 'slower-statement', endpoints: [], shareOfSlowdown: expect.closeTo(1, 1) },
  });
  // What runs beside all endpoints that were looked at is none of theirs.
  const beside = changed(SHOP, 'GET /orders', {
    byItself: SHOP.endpoints['GET /orders']?.ran ?? [],
    ran: [...(slow.endpoints['GET /orders']?.ran ?? []), { sql: 'SELECT * FROM jobs', perCall: 1, ms: 9 }],
  });
  expect(foundIn(SHOP, beside).filter(({ texts }) => texts['sql']?.includes('jobs'))).toEqual([]);
});

test('sensors that never had one are told so too, and that it is nothing new', () => {
  const scan: Plan = {
    nodes: [
      node('Seq Scan', {
        ...{ table: 'metering.readings', rows: 60, cost: 40_000 },
        filter: '((at > $2) AND (sensor_id = $1))',
      }),
    ],
  };
  const world = { ...SENSORS, plans: { [READINGS]: scan } };
  const [first] = foundIn(world, world);
  expect(first).toMatchObject({
    ...{ rule: 'missing-index', isNew: false, confidence: 'possible' },
    texts: { columns: 'sensor_id, at' },
  });
  expect(foundAlone(world)[0]).toMatchObject({ rule: 'missing-index', isNew: false });
});

test('a small table, a filter that most rows pass, or one that no index helps is no missing index', () => {
  const small = node('Seq Scan', { table: 'metering.sensors', filter: '(id = $1)' });
  const wide = node('Seq Scan', { table: 'metering.readings', filter: '(value > $1)', rows: 900_000 });
  for (const one of [small, wide]) {
    expect(foundAlone({ ...SENSORS, plans: { [SENSOR]: { nodes: [one] } } })).toEqual([]);
  }
});

const scanned = (filter: string, more: Partial<Plan> = {}): World => {
  const scan = node('Seq Scan', { table: 'metering.readings', filter, rows: 9, cost: 40_000 });
  return { ...SENSORS, plans: { [READINGS]: { nodes: [scan], ...more } } };
};

test.each(["(name ~~ '%a'::text)", '((a = $1) OR (b = $2))', '(lower(name) = $1)'])(
  'of a filter whose index nobody can name (%s) nothing is told',
  (filter) => {
    expect(foundAlone(scanned(filter))).toEqual([]);
    expect(foundIn(scanned(filter), scanned(filter))).toEqual([]);
    // Base names it, where it reads the same by one.
    expect(foundIn(SENSORS, scanned(filter))).toMatchObject([
      { rule: 'missing-index', saving: null, texts: { index: 'readings_sensor_at' } },
    ]);
  },
);

test('where no index was tried none is promised to help', () => {
  const [first] = foundAlone(scanned('(sensor_id = $1)'));
  expect(first).toMatchObject({ rule: 'missing-index', confidence: 'possible', saving: null });
});

test('where indexes were tried and none helps, none is missing', () => {
  const useless: Plan['missing'] = {
    ...{ sql: 'CREATE INDEX ON metering.readings (sensor_id)', table: 'metering.readings' },
    ...{ columns: ['sensor_id'], costWithout: 40_000, costWith: 30_000, how: 'made' },
  };
  expect(foundAlone(scanned('(sensor_id = $1)', { tried: ['metering.readings'] }))).toEqual([]);
  expect(foundAlone(scanned('(sensor_id = $1)', { missing: useless }))).toEqual([]);
  expect(foundAlone(scanned('(sensor_id = $1)', { tried: ['metering.sensors'] }))).toHaveLength(1);
});

test('a statement that is new and reads a whole table is a missing index, not merely a new statement', () => {
  const search = 'SELECT * FROM orders WHERE state = $1 AND total > $2';
  const head: World = {
    ...changed(SHOP, 'GET /orders', {
      ms: 40,
      ran: [...(SHOP.endpoints['GET /orders']?.ran ?? []), { sql: search, perCall: 1, ms: 30, rows: 5 }],
    }),
    plans: {
      ...SHOP.plans,
      [search]: {
        nodes: [
          node('Seq Scan', {
            ...{ table: 'orders', rows: 40, cost: 7000 },
            filter: '(((state)::text = $1) AND (total > $2))',
          }),
        ],
      },
    },
  };
  expect(foundIn(SHOP, head).map(({ rule, isNew }) => [rule, isNew])).toEqual([['missing-index', true]]);
});

test('a statement that lost its index and runs more often is two causes, and not counted twice', () => {
  const looping = changed(shop(90, 31, PROVEN), 'GET /orders', {
    ran: [
      { sql: ORDERS, perCall: 3, ms: 26, rows: 10 },
      { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 },
    ],
  });
  const found = foundIn(SHOP, looping);
  expect(found.map(({ rule }) => rule)).toEqual(['missing-index', 'n-plus-one']);
  const added = found.reduce((sum, { msPerRequest }) => sum + (msPerRequest ?? 0), 0);
  expect(added).toBeCloseTo(90 - 8, 5);
});

test('several statements that miss one index are one cause', () => {
  const count = 'SELECT count(*) FROM orders WHERE user_id = $1';
  const head: World = {
    ...shop(60, 31, PROVEN),
    plans: { [ORDERS]: PROVEN, [count]: PROVEN },
  };
  const served = head.endpoints['GET /orders'];
  const both = changed(head, 'GET /orders', {
    ran: [...(served?.ran ?? []), { sql: count, perCall: 1, ms: 20 }],
  });
  expect(foundIn(SHOP, both).filter(({ rule }) => rule === 'missing-index')).toHaveLength(1);
});

test('an index that does not fit is a missing one where a better one was tried', () => {
  const backward = {
    ...PROVEN,
    nodes: [node('Index Scan', { table: 'orders', index: 'orders_pkey', cost: 6000 })],
  };
  const [first] = foundIn(SHOP, shop(38, 31, backward));
  expect(first).toMatchObject({ rule: 'missing-index', isNew: true, confidence: 'likely' });
  expect(foundIn(shop(38, 31, backward), shop(38, 31, backward)).map(({ isNew }) => isNew)).toEqual([false]);
});

const JOINED: Plan = { nodes: [node('Nested Loop', { cost: 900 }), node('Index Scan', { table: 'orders' })] };
const HASHED: Plan = { nodes: [node('Hash Join', { cost: 950 }), node('Index Scan', { table: 'orders' })] };

test('another plan is told where it does harm, and not where it does none', () => {
  const [first] = foundIn(shop(8, 0.9, HASHED), shop(20, 12, JOINED));
  expect(first).toMatchObject({
    ...{ rule: 'plan-change', isNew: true, severity: 'critical' },
    texts: { was: 'Hash Join', now: 'Nested Loop' },
  });
  expect(foundIn(shop(8, 0.9, HASHED), shop(8, 0.9, JOINED))).toEqual([]);
});

test('one index scan is as good as another', () => {
  const steps = (kind: string) => stepsOf({ id: '', nodes: [node(kind, { table: 'orders' })] });
  expect(steps('Index Only Scan')).toEqual(steps('Bitmap Heap Scan'));
  expect(steps('Seq Scan')).toEqual(['Seq Scan on orders']);
});

test.each([
  ['(user_id = $1)', ['user_id']],
  ['((created_at > $2) AND (user_id = $1))', ['user_id', 'created_at']],
  ["((state)::text = 'open'::text)", ['state']],
  ['(id = ANY ($1))', ['id']],
  ['((a = $1) OR (b = $2))', null],
  ['(lower(name) = $1)', null],
  ["(name ~~ '%x'::text)", null],
  ['(deleted_at IS NULL)', null],
  ['((deleted_at IS NULL) AND (user_id = $1))', ['user_id']],
  ["((NOT paid) AND (active) AND (state <> 'gone'::text) AND (user_id = $1))", ['user_id']],
  ["(((state)::text <> 'gone'::text) AND (user_id = $1))", ['user_id']],
  ["((state)::text <> 'gone'::text)", null],
  ['((lower(name) = $1) AND (user_id = $2))', null],
  ['("userId" = $1)', ['userId']],
  ['(("createdAt" > $2) AND ("deletedAt" IS NULL) AND ("user-id" = $1))', ['user-id', 'createdAt']],
  [`(("deleted at" IS NULL) AND ("State"::text <> 'gone'::text) AND ("a ""b"" (c)" = $1))`, ['a "b" (c)']],
  ['("Lower"(name) = $1)', null],
] as const)('%s asks for an index of %j', (filter, columns) => {
  expect(columnsOf(filter, '')).toEqual(columns);
});

test.each([
  ['((id)::text = $1)', 'id::text = $1', null, 'id::text'],
  ['((id)::text = $1)', '(o."id")::text = $1', null, 'id::text'],
  ['((id)::text = ANY ($1))', 'CAST(o.id AS text) = ANY ($1)', null, 'id::text'],
  ['((id)::text >= $1)', '(o.id::text) BETWEEN $1 AND $2', null, 'id::text'],
  ['(((id)::character varying)::text = $1)', 'id::varchar = $1', null, 'id::character varying::text'],
  ['((created_at)::date = $1)', 'created_at::date = $1', null, 'created_at::date'],
  ['((user_id)::numeric = $1)', 'user_id = $1', null, 'user_id::numeric'],
  ['((user_id)::numeric(10,2) = $1)', 'user_id = $1', null, 'user_id::numeric(10,2)'],
  ['(("userId")::double precision > $1)', '"userId" > $1', null, '"userId"::double precision'],
  ['((user_id = $1) AND ((created_at)::date = $2))', 'user_id = $1', ['user_id'], null],
  // Text of a limited length is compared as text, and an index on it serves that.
  ['((state)::text = $1)', 'state = $1 AND old_state::text = $2', ['state'], null],
  ['((state)::text = $1)', 'state = $1 ORDER BY state::text', ['state'], null],
  ['((lower(name))::citext = $1)', 'lower(name)::citext = $1', null, null],
  ['(((a)::date = $1) OR (b = $2))', 'a::date = $1 OR b = $2', null, null],
] as const)('%s of a statement with %s asks for %j, with the cast %j', (filter, where, columns, cast) => {
  const sql = `SELECT * FROM orders o WHERE ${where}`;
  expect(columnsOf(filter, sql)).toEqual(columns);
  expect(castIn(filter, sql)).toBe(cast);
});
