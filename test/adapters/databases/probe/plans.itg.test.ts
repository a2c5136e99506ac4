import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { look, SERVERS, type TestServer } from './servers.ts';

const SCHEMA = `CREATE EXTENSION pg_stat_statements;
CREATE TABLE "user" (id int PRIMARY KEY, email varchar(60));
INSERT INTO "user" SELECT i, 'u' || i || '@shop' FROM generate_series(1, 2000) i;
CREATE TABLE orders (id int PRIMARY KEY, user_id int, paid timestamptz, note text);
INSERT INTO orders SELECT i, i % 2000, now() - i * interval '1 minute', repeat('x', 80) FROM generate_series(1, 60000) i;
CREATE SCHEMA log; CREATE TABLE log.calls (at timestamptz, path text, kind int);
INSERT INTO log.calls SELECT now() - i * interval '1 second', '/p' || i % 500, i % 3 FROM generate_series(1, 30000) i;
CREATE TABLE sales_of (id int, at date, "userId" int, note text) PARTITION BY RANGE (at);
CREATE SCHEMA parts; ALTER TABLE sales_of SET SCHEMA parts; ALTER TABLE parts.sales_of RENAME TO "Sales";
DO $$ BEGIN FOR m IN 1..12 LOOP
  EXECUTE format('CREATE TABLE parts.sales_%s PARTITION OF parts."Sales" FOR VALUES FROM (%L) TO (%L)', m, make_date(2024, m, 1), make_date(2024 + m / 12, m % 12 + 1, 1));
END LOOP; END $$;
INSERT INTO parts."Sales" SELECT i, date '2024-01-01' + i % 366, i % 2000, repeat('x', 40) FROM generate_series(1, 60000) i;
ANALYZE;`;

describe.each(SERVERS)('on PostgreSQL %s', (version, start) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start();
    await server.query('postgres', 'CREATE DATABASE shop');
    await server.query('shop', SCHEMA);
  });
  afterAll(() => server?.stop());

  const run = async (isOwn: boolean, ...texts: readonly (readonly [string, ...unknown[]])[]) => {
    const [app, session] = [await server.connect('shop'), await look(server.url('shop'), { isOwn })];
    await session.begin();
    for (const [text, ...values] of texts) await app.query(text, values);
    await app.end();
    await session.end();
    return session.close();
  };
  const written = async () => {
    const [row] = await server.query(
      'shop',
      'SELECT txid_snapshot_xmax(txid_current_snapshot()) AS next, (SELECT count(*) FROM pg_index) AS indexes, (SELECT count(*) FROM pg_class) AS things',
    );
    return row;
  };

  test('a missing index of a database of our own is found, and is not there afterwards', async () => {
    const before = await written();
    const { plans, statements, gaps } = await run(true, [
      'SELECT id, note FROM orders WHERE user_id = $1 ORDER BY id',
      7,
    ]);
    expect(gaps).toEqual([]);
    expect(plans).toEqual([
      {
        id: statements[0]?.id,
        nodes: expect.arrayContaining([
          expect.objectContaining({
            kind: 'Seq Scan',
            table: 'orders',
            filter: '(user_id = $1)',
            index: null,
          }),
        ]),
        missing: {
          ...{ sql: 'CREATE INDEX ON orders (user_id)', table: 'orders', columns: ['user_id'], how: 'made' },
          ...{ costWithout: expect.any(Number), costWith: expect.any(Number) },
        },
        tried: ['orders'],
      },
    ]);
    const missing = plans[0]?.missing;
    expect(missing?.costWith).toBeLessThan((missing?.costWithout ?? 0) / 2);
    const after = await written();
    expect([after?.['indexes'], after?.['things']]).toEqual([before?.['indexes'], before?.['things']]);
  });

  test('in a database that is not our own nothing is written, and without hypopg no index is looked for', async () => {
    const before = await written();
    const { plans } = await run(false, ['SELECT id, note FROM orders WHERE user_id = $1 ORDER BY id', 7]);
    expect(plans[0]?.nodes.map(({ kind }) => kind)).toContain('Seq Scan');
    expect(plans[0]).not.toHaveProperty('missing');
    expect(plans[0]).not.toHaveProperty('tried');
    expect(await written()).toEqual(before);
  });

  test('names that need quotes, other schemas, joins and more than one column are tried as well', async () => {
    const { plans } = await run(
      true,
      ['SELECT id FROM "user" WHERE email = $1', 'u7@shop'],
      ["SELECT at FROM log.calls WHERE path = $1 AND kind = $2 AND at > now() - interval '1 hour'", '/p7', 1],
      ['SELECT o.id FROM orders o JOIN "user" u ON u.id = o.user_id WHERE u.email = $1', 'u8@shop'],
    );
    const missing = plans.map((plan) => plan.missing?.sql).toSorted();
    expect(missing).toEqual([
      'CREATE INDEX ON "user" (email)',
      expect.stringMatching(/^CREATE INDEX ON log\.calls \((path|path, kind, at)\)$/),
      'CREATE INDEX ON orders (user_id)',
    ]);
    expect(plans.flatMap(({ missing: one }) => one?.table ?? []).toSorted()).toEqual([
      'log.calls',
      'orders',
      'user',
    ]);
  });

  const BY_USER = 'SELECT note FROM parts."Sales" WHERE "userId" = $1 ORDER BY id';
  const WHOLE = {
    ...{ table: 'parts.Sales', columns: ['userId'] },
    sql: 'CREATE INDEX ON parts."Sales" ("userId")',
  };
  const SCAN = { ...{ kind: 'Seq Scan', table: 'parts.Sales', filter: '("userId" = $1)' } };

  test('partitions are one table, on which the index is that is missing', async () => {
    const before = await written();
    const { plans, tables } = await run(
      true,
      [BY_USER, 7],
      ['SELECT note FROM parts."Sales" WHERE at = \'2024-03-01\' AND "userId" = $1', 7],
    );
    const whole = plans.find(({ nodes }) => nodes.some(({ partitions }) => partitions?.count === 12));
    expect(whole?.nodes.filter(({ table }) => table !== null)).toEqual([
      expect.objectContaining({ ...SCAN, partitions: { count: 12, rows: 60_000 } }),
    ]);
    expect(whole).toMatchObject({ missing: { ...WHOLE, how: 'made' }, tried: ['parts.Sales'] });
    expect(whole?.missing?.costWith).toBeLessThan((whole?.missing?.costWithout ?? 0) / 2);
    // Which of them it reads its value says.
    const [ofDay] = plans.filter((plan) => plan !== whole);
    const scan = ofDay?.nodes.find(({ table }) => table !== null);
    expect(scan).toMatchObject({ table: 'parts.Sales', partitions: { count: 1 } });
    expect(scan?.partitions?.rows).toBeLessThan(6000);
    const used = tables.filter(({ name }) => name.startsWith('parts.'));
    expect(used).toEqual([
      expect.objectContaining({ name: 'parts.Sales', sequentialScans: 13, rows: 60_000 }),
    ]);
    expect(await written()).toMatchObject({ indexes: before?.['indexes'], things: before?.['things'] });
    // As it is recommended, it is one that the database takes.
    await server.query('shop', `BEGIN; ${WHOLE.sql}; ROLLBACK`);
    await expect(server.query('shop', WHOLE.sql.replace('INDEX', 'INDEX CONCURRENTLY'))).rejects.toThrow();
  });

  test('names with capitals are columns of the table that is read, where no index is tried too', async () => {
    const { plans } = await run(false, [BY_USER, 7]);
    expect(plans[0]?.nodes).toContainEqual(expect.objectContaining(SCAN));
  });

  test('no index is named where there is one, where none helps, and for a function of a column', async () => {
    const { plans } = await run(
      true,
      ['SELECT note FROM orders WHERE id = $1', 7],
      ['SELECT count(*) FROM log.calls WHERE kind = $1', 1],
      ['SELECT id FROM "user" WHERE lower(email) = $1', 'u7@shop'],
      ['SELECT count(*) FROM orders'],
    );
    expect(plans.map((plan) => plan.missing)).toEqual([undefined, undefined, undefined, undefined]);
    // Of them one alone has a column that an index could be tried of.
    expect(plans.flatMap(({ tried }) => tried ?? [])).toEqual(['log.calls']);
  });

  test('what the database made of an interval is planned all the same, and what is no SQL is left out', async () => {
    const { plans, statements } = await run(
      false,
      ["SELECT id FROM orders WHERE paid > now() - interval '7 days' AND paid < date '2020-01-01'"],
      ['SELECT extract(year FROM paid) FROM orders WHERE id = 5'],
      ['INSERT INTO orders (id, note) VALUES ($1, $2) ON CONFLICT DO NOTHING', 1, 'x'],
      ['WITH gone AS (DELETE FROM orders WHERE id = $1 RETURNING id) SELECT count(*) FROM gone', -1],
      ['VACUUM log.calls'],
    );
    expect(statements).toHaveLength(5);
    const planned = plans.map(({ id, nodes }) => [
      statements.find((one) => one.id === id)?.text.split(' ')[0],
      nodes.length > 0,
    ]);
    expect(planned.length).toBeGreaterThanOrEqual(3);
    expect(planned.toSorted().slice(0, 1)).toEqual([['INSERT', true]]);
    const interval = statements.find(({ text }) => text.includes('interval'));
    expect(plans.find(({ id }) => id === interval?.id)?.nodes[0]).toMatchObject({ table: 'orders' });
    expect(await server.query('shop', 'SELECT count(*)::int AS n FROM orders')).toEqual([{ n: 60_000 }]);
  });

  if (version === '15') {
    test.each([true, false])('hypopg imagines the index where it is installed (own: %s)', async (isOwn) => {
      await server.query('shop', 'CREATE EXTENSION hypopg');
      const before = await written();
      const { plans } = await run(isOwn, ['SELECT note FROM orders WHERE user_id = $1', 7]);
      expect(plans[0]?.missing).toMatchObject({
        sql: 'CREATE INDEX ON orders (user_id)',
        how: 'hypothetical',
      });
      expect(plans[0]?.tried).toEqual(['orders']);
      const { plans: ofPartitions } = await run(isOwn, [BY_USER, 7]);
      expect(ofPartitions[0]).toMatchObject({ missing: { ...WHOLE, how: 'hypothetical' } });
      expect(await written()).toEqual(before);
      await server.query('shop', 'DROP EXTENSION hypopg');
    });
  }

  test('a table that somebody holds is left alone', async () => {
    const holder = await server.connect('shop');
    const [app, session] = [await server.connect('shop'), await look(server.url('shop'), { isOwn: true })];
    await session.begin();
    await app.query('SELECT id FROM orders WHERE user_id = $1', [3]);
    await session.end();
    await holder.query('BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE');
    const held = await session.close();
    await holder.query('ROLLBACK');
    expect([held.plans, held.statements.length, held.gaps]).toEqual([[], 1, []]);
  });
});
