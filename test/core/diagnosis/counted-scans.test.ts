import { describe, expect, test } from 'vitest';
import type { TableUse } from '../../../src/core/model/evidence/database.ts';
import { armOf, foundIn, node, type World } from './evidence.ts';
import { changed, ORDERS, SHOP } from './schemas.ts';

const OPEN = 'SELECT id FROM orders WHERE user_id = $1 AND state = $2';
const OF_USER = 'CREATE INDEX ON orders (user_id)';

/** As the database plans it for whatever state: no partial index (WHERE state = 'open') is of use for that. */
const GENERIC: NonNullable<World['plans']>[string] = {
  nodes: [
    node('Seq Scan', { table: 'orders', filter: '((user_id = $1) AND (state = $2))', rows: 30, cost: 5974 }),
  ],
  missing: {
    ...{ sql: OF_USER, table: 'orders', columns: ['user_id'], how: 'made' },
    ...{ costWithout: 6000, costWith: 120 },
  },
};

const COUNTED: TableUse = {
  ...{ name: 'orders', sequentialScans: 0, sequentialRows: 0, indexScans: 2000, rows: 300_000 },
};

/** A shop that asks for open orders beside the others. */
const opening = (counted: Partial<TableUse> | null, more: World['database'] = {}, calls = 1): World => ({
  ...changed(SHOP, 'GET /orders', {
    ms: 8.5,
    ran: [...(SHOP.endpoints['GET /orders']?.ran ?? []), { sql: OPEN, perCall: calls, ms: 0.2 }],
  }),
  isCountedSo: true,
  database: { tables: counted === null ? [] : [{ ...COUNTED, ...counted }], ...more },
  plans: { ...SHOP.plans, [OPEN]: GENERIC },
});

const rulesOf = (base: World, head: World): readonly string[] => foundIn(base, head).map(({ rule }) => rule);

test('a scan that the counters of its table know nothing of is none, and hides no new statement', () => {
  expect(rulesOf(SHOP, opening({}))).toEqual(['new-statement']);
});

describe('what is not counted says nothing:', () => {
  const PARTS = GENERIC.nodes.map((one) => ({ ...one, partitions: { count: 4, rows: 300_000 } }));
  test.each([
    ['one scan at all', opening({ sequentialScans: 1 })],
    ['a table that was not read', opening(null)],
    ['counters that count nothing of the table', opening({ indexScans: 0 })],
    ['fewer reads by an index than calls', opening({ indexScans: 300 })],
    ['a database that was lost meanwhile', opening({}, { gaps: [{ kind: 'lost', said: 'x' }] })],
    ['a database of both sides, in turns', opening({}, { gaps: [{ kind: 'shared', inTurns: true }] })],
    ['a database that was not watched', opening({}, { watchedMs: 0 })],
    ['so few calls that they may not be counted yet', opening({}, {}, 0.015)],
    ['a statement that the load did not show', traced(opening({}))],
    ['partitions', { ...opening({}), plans: { ...SHOP.plans, [OPEN]: { ...GENERIC, nodes: PARTS } } }],
  ])('%s', (_name, head) => {
    expect(rulesOf(SHOP, head)).toContain('missing-index');
  });
});

/** Its statements are known of single requests alone, after the load. */
const traced = (world: World): World => ({
  ...world,
  database: {
    ...world.database,
    statements: (armOf(world).database?.statements ?? []).map((one) =>
      one.text === OPEN ? { ...one, isTraced: true } : one,
    ),
  },
});

/** Base has a partial index, which its plan does not show either. */
const listing = (ms: number, counted: Partial<TableUse>): World => ({
  ...changed(SHOP, 'GET /orders', { ms: ms + 5, ran: [{ sql: ORDERS, perCall: 1, ms, rows: 10 }] }),
  isCountedSo: true,
  database: { tables: [{ ...COUNTED, ...counted }] },
  plans: { [ORDERS]: GENERIC },
});

test('a partial index that head lost is missing anew, though neither plan shows it', () => {
  const lost = { sequentialScans: 1000, sequentialRows: 3e8, indexScans: 1000 };
  expect(foundIn(listing(1, {}), listing(30, lost))[0]).toMatchObject({ rule: 'missing-index', isNew: true });
  // Both scan it, or head for another statement's sake.
  expect(foundIn(listing(30, lost), listing(30, lost))[0]).toMatchObject({ isNew: false });
  expect(foundIn(listing(30, {}), listing(30, { ...lost, sequentialScans: 30 }))[0]).toMatchObject({
    isNew: false,
  });
});

test('a plan that the counters deny is no other plan', () => {
  const indexed = {
    ...SHOP,
    plans: { [ORDERS]: { nodes: [node('Index Scan', { table: 'orders', cost: 40 })] } },
  };
  const generic: World = { ...SHOP, isCountedSo: true, plans: { [ORDERS]: { nodes: GENERIC.nodes } } };
  expect(foundIn(indexed, generic)).toEqual([]);
  // That another table of it is read in another way on both sides is no reason to doubt the rest.
  const joined = (kind: string, cost: number): World => ({
    ...SHOP,
    isCountedSo: true,
    plans: {
      [ORDERS]: {
        nodes: [
          node(kind, { cost }),
          node('Seq Scan', { table: 'order_items' }),
          node('Index Scan', { table: 'orders' }),
        ],
      },
    },
  });
  expect(foundIn(joined('Nested Loop', 40), joined('Hash Join', 400))[0]?.rule).toBe('plan-change');
});
