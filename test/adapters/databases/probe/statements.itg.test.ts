import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { look, SERVERS, type TestServer } from './servers.ts';

const TABLE = `CREATE EXTENSION pg_stat_statements;
CREATE TABLE orders (id serial PRIMARY KEY, user_id int, note text);
INSERT INTO orders (user_id) SELECT i % 100 FROM generate_series(1, 1000) i;`;

describe.each(SERVERS)('on PostgreSQL %s', (version, start) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start({ 'pg_stat_statements.max': '12000' });
    for (const name of ['base', 'head']) {
      await server.query('postgres', `CREATE DATABASE ${name}`);
      await server.query(name, TABLE);
    }
  });
  afterAll(() => server?.stop());

  test('counts are those of the application, between begin and end, in its own database', async () => {
    const [app, other] = [await server.connect('head'), await server.connect('base')];
    const session = await look(server.url('head'));
    await app.query('SELECT id FROM orders WHERE user_id = $1', [1]);
    await session.begin();
    for (let user = 0; user < 7; user += 1)
      await app.query('SELECT id FROM orders WHERE user_id = $1', [user]);
    await app.query("/* who='shop' */ SELECT id FROM orders WHERE id IN (1, 2, 3)");
    await app.query("/* who='cart' */ SELECT id FROM orders WHERE id IN (4, 5)");
    await app.query('BEGIN');
    await app.query("UPDATE orders SET note = 'paid' WHERE user_id = 5");
    await app.query('COMMIT');
    await other.query('SELECT count(*) FROM orders');
    await session.end();
    await app.query('SELECT id FROM orders WHERE user_id = $1', [1]);
    const evidence = await session.close();
    const counted = evidence.statements.map(({ text, kind, calls, rows }) => [text, kind, calls, rows]);
    expect(counted.toSorted()).toEqual([
      ['BEGIN', 'other', 1, 0],
      ['COMMIT', 'other', 1, 0],
      ['SELECT id FROM orders WHERE id IN ($1, ...)', 'select', 2, 5],
      ['SELECT id FROM orders WHERE user_id = $1', 'select', 7, 70],
      ['UPDATE orders SET note = $1 WHERE user_id = $2', 'update', 1, 10],
    ]);
    expect(evidence).toMatchObject({ product: 'postgres', gaps: [], all: { calls: 12, rows: 85 } });
    expect(evidence.version.startsWith(`${version}.`)).toBe(true);
    const [first] = evidence.statements;
    expect(first?.totalMs).toBeGreaterThan(0);
    expect(first?.blocksHit).toBeGreaterThan(0);
    expect(evidence.watchedMs).toBeGreaterThan(0);
  });

  test('base and head call one statement the same, and each sees its own', async () => {
    const seen = [];
    for (const name of ['base', 'head']) {
      const [app, session] = [await server.connect(name), await look(server.url(name))];
      expect([...((await session.counts()) ?? [])]).toEqual([]);
      for (let call = 0; call < (name === 'base' ? 1 : 12); call += 1)
        await app.query('SELECT user_id FROM orders WHERE id = $1', [call]);
      seen.push([...((await session.counts()) ?? [])].map(([id, { calls }]) => ({ id, calls })));
      const { statements, all } = await session.close();
      // It was not watched, and what was asked for between two looks is there to be read.
      expect([statements.map(({ id }) => id), all]).toEqual([seen.at(-1)?.map(({ id }) => id), null]);
    }
    expect(seen.map(([one]) => one?.calls)).toEqual([1, 12]);
    expect(seen[0]?.[0]?.id).toBe(seen[1]?.[0]?.id);
  });

  test('a role sees its own statements, and the grant that is told shows it those of others', async () => {
    await server.query('head', 'CREATE ROLE "sh-op" LOGIN; GRANT SELECT ON orders TO "sh-op"');
    const [own, other] = [await server.connect('head', 'sh-op'), await server.connect('head')];
    const watch = async () => {
      const session = await look(server.url('head', 'sh-op'));
      await session.begin();
      await own.query('SELECT 1 FROM orders WHERE id = $1', [3]);
      await other.query('SELECT max(user_id) FROM orders');
      await session.end();
      return session.close();
    };
    const some = await watch();
    expect(some.statements.map(({ text }) => text)).toEqual(['SELECT $1 FROM orders WHERE id = $2']);
    expect(some.all?.calls).toBe(2);
    expect(some.plans).toHaveLength(1);
    const sql = 'GRANT pg_read_all_stats TO "sh-op";';
    expect(some.gaps).toEqual([{ kind: 'no-rights', sql }]);
    await server.query('head', sql);
    const all = await watch();
    expect([all.statements.length, all.gaps]).toEqual([2, []]);
  });

  test('what a function runs is a statement, and its time is not counted twice', async () => {
    const app = await server.connect('head');
    await app.query(
      "CREATE FUNCTION total() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT sum(user_id) FROM orders); END'",
    );
    const session = await look(server.url('head'));
    await session.begin();
    await app.query('SELECT total()');
    await session.end();
    const { statements, all } = await session.close();
    expect(statements.map(({ text }) => text)).toEqual([
      'SELECT total()',
      expect.stringContaining('sum(user_id) FROM orders'),
    ]);
    expect(all?.calls).toBe(1);
  });

  test('ten thousand statements are counted, each of them', async () => {
    const app = await server.connect('base');
    const session = await look(server.url('base'));
    await session.begin();
    const texts = Array.from(
      { length: 10_000 },
      (_, at) =>
        `SELECT ${'id, '.repeat(at % 100)}id FROM orders WHERE true${' AND true'.repeat(at / 100)} LIMIT 0`,
    );
    for (let at = 0; at < texts.length; at += 100) await app.query(texts.slice(at, at + 100).join(';'));
    await session.end();
    expect((await session.counts())?.size).toBe(10_000);
    await app.query('SELECT user_id FROM orders WHERE id = $1', [7]);
    const traced = await session.counts();
    expect(traced?.size).toBe(10_001);
    const { statements, all, gaps } = await session.close();
    expect([all?.calls, statements.length, gaps]).toEqual([10_000, 101, []]);
    expect(statements.at(-1)).toMatchObject({ text: 'SELECT user_id FROM orders WHERE id = $1', calls: 1 });
  });
});
