import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { look, SERVERS, type TestServer } from './servers.ts';

describe.each(SERVERS)('on PostgreSQL %s', (_, start) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start();
    await server.query('postgres', 'CREATE DATABASE shop');
    await server.query(
      'shop',
      `CREATE SCHEMA sales; CREATE TABLE sales.orders AS SELECT i AS id FROM generate_series(1, 500) i;
      CREATE TABLE stock (id int PRIMARY KEY, n int); INSERT INTO stock SELECT i, 1 FROM generate_series(1, 5000) i; ANALYZE`,
    );
  });
  afterAll(() => server?.stop());

  test('who waits for whom, and who stays idle in a transaction, is seen', async () => {
    const [holder, waiter] = [await server.connect('shop'), await server.connect('shop')];
    const session = await look(server.url('shop'));
    await session.begin();
    await holder.query('BEGIN');
    await holder.query('UPDATE stock SET n = n - 1 WHERE id = 42');
    const waiting = waiter.query('UPDATE stock SET n = n - $1 WHERE id = $2', [2, 42]);
    await sleep(2500);
    await holder.query('COMMIT');
    await waiting;
    await session.end();
    const { locks, sessions } = await session.close();
    expect(locks).toEqual([
      {
        waiting: 'UPDATE stock SET n = n - $1 WHERE id = $2',
        holding: 'UPDATE stock SET n = n - $1 WHERE id = $2',
        holderIdleInTransaction: true,
        seen: expect.any(Number),
        longestMs: expect.any(Number),
      },
    ]);
    expect(locks[0]?.seen).toBeGreaterThanOrEqual(1);
    expect(locks[0]?.longestMs).toBeGreaterThan(300);
    expect(sessions).toMatchObject({ most: 2, mostActive: 1, mostIdleInTransaction: 1, allowed: 60 });
    expect(sessions?.longestIdleInTransactionMs).toBeGreaterThan(300);
  });

  test.each(['simple', 'prepared'])(
    'a long statement that waits (%s) is the one that is counted',
    async (how) => {
      await server.query('postgres', `CREATE DATABASE ${how}`);
      await server.query(
        how,
        'CREATE EXTENSION pg_stat_statements; CREATE TABLE stock AS SELECT i AS id, 1 AS n FROM generate_series(1, 50) i',
      );
      const [holder, waiter] = [await server.connect(how), await server.connect(how)];
      const session = await look(server.url(how));
      const long = (id: string) =>
        `UPDATE stock SET n = n + 1 WHERE ${'n <> -1 AND true AND '.repeat(120)} id = ${id}`;
      const ask = (client: typeof holder) =>
        how === 'simple'
          ? client.query(long('42'))
          : client.query({ name: 'long', text: long('$1'), values: [42] });
      for (let turn = 0; turn < 7; turn += 1) await ask(waiter);
      await session.begin();
      await holder.query('BEGIN');
      await ask(holder);
      const waiting = ask(waiter);
      await sleep(2500);
      await holder.query('COMMIT');
      await waiting;
      await Promise.all([holder.end(), waiter.end()]);
      await session.end();
      const { locks, statements } = await session.close();
      const [update] = statements.filter(({ kind }) => kind === 'update');
      expect(update?.text).toHaveLength(2000);
      expect(locks).toMatchObject([
        { waiting: update?.text, waitingId: update?.id, holding: update?.text, holdingId: update?.id },
      ]);
    },
  );

  test('nobody who waits, and nobody idle in a transaction, is seen where there is none', async () => {
    const app = await server.connect('shop');
    const session = await look(server.url('shop'));
    await session.begin();
    for (let turn = 0; turn < 24; turn += 1) {
      await app.query('UPDATE stock SET n = n - 1 WHERE id = 42');
      await sleep(50);
    }
    await session.end();
    const { locks, sessions } = await session.close();
    expect([locks, sessions?.mostIdleInTransaction]).toEqual([[], 0]);
    expect(sessions?.looks).toBeGreaterThanOrEqual(1);
  });

  test('a role has the connections that are left to it', async () => {
    await server.query('shop', 'CREATE ROLE few LOGIN CONNECTION LIMIT 7; CREATE ROLE many LOGIN');
    const allowed = async (user: string) => {
      const session = await look(server.url('shop', user));
      await session.begin();
      // Two looks, of which a busy machine may leave one out.
      await sleep(2200);
      return (await session.close()).sessions?.allowed;
    };
    expect(await Promise.all(['few', 'many'].map(allowed))).toEqual([7, 57]);
  });

  test('sessions of the whole server take its connections, whatever database they are of', async () => {
    const name = 'perf_gate_abcde_run_head';
    await server.query('postgres', `CREATE DATABASE ${name}`);
    const places = ['shop', ...Array.from({ length: 5 }, () => 'postgres'), name, name];
    const held = await Promise.all(places.map((place) => server.connect(place)));
    const session = await look(server.url('shop'));
    await session.begin();
    await sleep(2200);
    const { sessions } = await session.close();
    await Promise.all(held.map((client) => client.end()));
    expect(sessions?.fullest).toMatchObject({ of: 'server', allowed: 60, gates: 2 });
    const { most = 0, own = 0 } = sessions?.fullest ?? {};
    expect(most - own).toBe(7);
    expect(sessions?.most).toBe(own);
  });

  test('tables that were gone through, and what the database did, are counted', async () => {
    const app = await server.connect('shop');
    const session = await look(server.url('shop'));
    await session.begin();
    for (let turn = 0; turn < 30; turn += 1) {
      await app.query('SELECT count(*) FROM sales.orders WHERE id = 7');
      await app.query('SELECT n FROM stock WHERE id = 7');
      await app.query('ROLLBACK');
      // A busy session hands its counters in each second.
      await sleep(100);
    }
    await app.end();
    await sleep(100);
    await session.end();
    const { tables, totals } = await session.close();
    expect(tables).toEqual([
      { name: 'sales.orders', sequentialScans: 30, sequentialRows: 15_000, indexScans: 0, rows: 500 },
      { name: 'stock', sequentialScans: 0, sequentialRows: 0, indexScans: 30, rows: 5000 },
    ]);
    expect(totals?.deadlocks).toBe(0);
    expect(totals?.commits).toBeGreaterThan(50);
    expect(totals?.blocksHit).toBeGreaterThan(60);
  });

  test('deadlocks, rollbacks and what goes beside memory are counted', async () => {
    const [one, two] = [await server.connect('shop'), await server.connect('shop')];
    const session = await look(server.url('shop'));
    await session.begin();
    await Promise.all([one.query('BEGIN'), two.query('BEGIN')]);
    await Promise.all(
      [1, 2].map((id) => (id === 1 ? one : two).query(`UPDATE stock SET n = 0 WHERE id = ${id}`)),
    );
    const ends = await Promise.allSettled([
      one.query('UPDATE stock SET n = 0 WHERE id = 2'),
      two.query('UPDATE stock SET n = 0 WHERE id = 1'),
    ]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await Promise.all([one.query('ROLLBACK'), two.query('ROLLBACK')]);
    await one.query("SET work_mem = '64kB'");
    await one.query('SELECT i FROM generate_series(1, 50000) i ORDER BY i % 7');
    await Promise.all([one.end(), two.end()]);
    await sleep(100);
    await session.end();
    const { totals } = await session.close();
    expect(totals).toMatchObject({ deadlocks: 1, rollbacks: 2 });
    expect(totals?.tempBytes).toBeGreaterThan(100_000);
  });
});
