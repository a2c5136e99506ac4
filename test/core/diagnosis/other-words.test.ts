import { describe, expect, test } from 'vitest';
import { foundIn, namesOf, node, type Ran, type World } from './evidence.ts';
import { changed, SHOP } from './schemas.ts';

const TWO = 'SELECT id, total FROM orders WHERE user_id = $1';
const THREE = 'SELECT id, total, note FROM orders WHERE user_id = $1';

type Plan = NonNullable<World['plans']>[string];

const SCANNED: Plan = {
  nodes: [node('Seq Scan', { table: 'orders', filter: '(user_id = $1)', rows: 30, cost: 5974 })],
  missing: {
    ...{ sql: 'CREATE INDEX ON orders (user_id)', table: 'orders', columns: ['user_id'] },
    ...{ costWithout: 6000, costWith: 120, how: 'made' },
  },
};
const BY_INDEX: Plan = {
  nodes: [node('Index Scan', { table: 'orders', index: 'orders_user_id', rows: 30, cost: 40 })],
};

/** A shop whose list of orders is this one statement; its table is scanned as often as it is called. */
const listing = (ms: number, ran: Omit<Ran, 'perCall'>, plan: Plan | null): World => ({
  ...changed(SHOP, 'GET /orders', { ms, ran: [{ perCall: 1, rows: 10, ...ran }] }),
  database: {
    tables: [{ name: 'orders', sequentialScans: 1000, sequentialRows: 3e8, indexScans: 0, rows: 300_000 }],
  },
  plans: plan === null ? {} : { [ran.sql]: plan },
});

describe('a statement with a column more', () => {
  const base = listing(14, { sql: TWO, ms: 10 }, SCANNED);

  test('that lacks the index which it lacked before is nothing new', () => {
    expect(namesOf(foundIn(base, listing(14, { sql: THREE, ms: 10 }, SCANNED)))).toEqual([
      'missing-index high',
    ]);
    // What is new is that it takes longer.
    expect(namesOf(foundIn(base, listing(19, { sql: THREE, ms: 15.5 }, SCANNED)))).toEqual([
      'slower-statement new high',
      'missing-index high',
    ]);
  });

  test('that lacks an index by which it was read is new', () => {
    const [first] = foundIn(
      listing(14, { sql: TWO, ms: 1 }, BY_INDEX),
      listing(23, { sql: THREE, ms: 10 }, SCANNED),
    );
    expect(first).toMatchObject({ rule: 'missing-index', isNew: true, severity: 'critical' });
  });

  test('is new where nobody knows how base ran it only if it takes longer', () => {
    const unknown = listing(14, { sql: TWO, ms: 10 }, null);
    expect(foundIn(unknown, listing(14, { sql: THREE, ms: 10 }, SCANNED))[0]?.isNew).toBe(false);
    expect(foundIn(unknown, listing(30, { sql: THREE, ms: 25 }, SCANNED))[0]).toMatchObject({
      ...{ rule: 'missing-index', isNew: true },
    });
  });

  test('that casts its column is new by the same rule, and standing where base casts it too', () => {
    const scanOf = (filter: string): Plan => ({
      nodes: [node('Seq Scan', { table: 'orders', filter, rows: 1500, cost: 6000 })],
    });
    const cast = scanOf('((user_id)::text = $1)');
    const was = { sql: 'SELECT id, total FROM orders WHERE user_id::text = $1' };
    const casting = (ms: number): World =>
      listing(ms, { sql: 'SELECT id, total, note FROM orders WHERE user_id::text = $1', ms: ms - 5 }, cast);
    const isNew = (base: World, head: World) =>
      foundIn(base, head).find(({ rule }) => rule === 'missing-index')?.isNew;
    expect(isNew(listing(6, { sql: TWO, ms: 1 }, null), casting(30))).toBe(true);
    expect(isNew(listing(26, { sql: TWO, ms: 21 }, null), casting(26))).toBe(false);
    expect(isNew(listing(6, { ...was, ms: 1 }, cast), casting(30))).toBe(false);
    // Base's lacks an index that would serve it.
    expect(isNew(listing(6, { sql: TWO, ms: 1 }, scanOf('(user_id = $1)')), casting(30))).toBe(true);
  });

  test('that spills as much as before is nothing new, and one that spills more has both figures', () => {
    const spilling = (sql: string, ms: number, tempBlocks: number): World =>
      listing(ms + 10, { sql, ms, tempBlocks }, null);
    const before = spilling(TWO, 50, 500);
    expect(foundIn(before, spilling(THREE, 64, 500))).toMatchObject([
      { rule: 'sort-spill', isNew: false, numbers: { tempBlocks: { base: 500, head: 500 } } },
    ]);
    expect(foundIn(before, spilling(THREE, 90, 1500))[0]).toMatchObject({
      ...{ rule: 'sort-spill', isNew: true },
      numbers: { tempBlocks: { base: 500, head: 1500 }, meanMs: { base: 50, head: 90 } },
    });
  });
});

describe('of statements that lack one index', () => {
  const COUNT = 'SELECT count(*) FROM orders WHERE user_id = $1';
  const base = listing(50, { sql: TWO, ms: 40 }, SCANNED);
  const counting = (ms: number, listed: number): World => ({
    ...changed(listing(ms, { sql: TWO, ms: listed }, SCANNED), 'POST /orders', {
      ms: 17,
      ran: [...(SHOP.endpoints['POST /orders']?.ran ?? []), { sql: COUNT, perCall: 1, ms: 5 }],
    }),
    plans: { [TWO]: SCANNED, [COUNT]: SCANNED },
  });

  test('the new one tells it, with its own time and endpoint', () => {
    const told = {
      ...{ rule: 'missing-index', isNew: true, endpoints: ['POST /orders'], msPerRequest: 5 },
      texts: { sql: COUNT },
    };
    expect(foundIn(base, counting(50, 40))[0]).toMatchObject(told);
    // Slower for another reason, which the standing scan does not hide.
    const found = foundIn(base, counting(65, 41));
    expect(found.find(({ rule }) => rule === 'missing-index')).toMatchObject(told);
    const outside = found.find(({ rule }) => rule === 'slower-outside-database');
    expect(outside).toMatchObject({ endpoints: ['GET /orders'], msPerRequest: 14 });
    expect(outside?.overlapMs).toBeUndefined();
  });
});
