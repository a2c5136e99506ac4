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
    expect(evidence.settings?.workMem).toBeGreaterThan(0);
    expect(evidence.settings?.sharedBuffers).toBeGreaterThan(0);
    const [first] = evidence.statements;
    expect(first?.totalMs).toBeGreaterThan(0);
    expect(first?.blocksHit).toBeGreaterThan(0);
    expect(evidence.watchedMs).toBeGreaterThan(0);
  });

  test('how much it does is followed in time, without what the gate asks itself', async () => {
    const [app, session] = [await server.connect('head'), await look(server.url('head'))];
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const ask = async (times: number) => {
      for (let n = 0; n < times; n += 1)
        await app.query('SELECT user_id FROM orders WHERE user_id = $1', [n % 100]);
    };
    await ask(5);
    session.follow?.();
    await session.begin();
    await pause(2200);
    const idle = session.samples?.().at(-1);
    await ask(40);
    await session.end();
    await ask(5);
    await session.begin();
    await ask(3);
    await session.end();
    await session.close();
    const samples = session.samples?.() ?? [];
    // Four a second; the ids of our own statements are known from the sixth on.
    expect(samples.length).toBeGreaterThan(6);
    const last = samples.at(-1);
    expect((last?.statements ?? 0) - (idle?.statements ?? 0)).toBe(43);
    expect((last?.rows ?? 0) - (idle?.rows ?? 0)).toBe(430);
    expect(last?.ms).toBeGreaterThan(idle?.ms ?? Number.POSITIVE_INFINITY);
    expect(samples).toEqual(samples.toSorted((a, b) => a.at - b.at || a.statements - b.statements));
  });

  test('a merge is a query, and what holds tables is told by its tables', async () => {
    const [app, session] = [await server.connect('head'), await look(server.url('head'))];
    await session.begin();
    for (const note of ['a', 'b'])
      await app.query(
        `MERGE INTO orders o USING (VALUES (1)) v (id) ON o.id = v.id WHEN MATCHED THEN UPDATE SET note = '${note}'`,
      );
    await app.query(
      'MERGE INTO orders o USING orders p ON o.id = p.id AND o.id < 0 WHEN MATCHED THEN DELETE',
    );
    await app.query('BEGIN; LOCK TABLE orders IN SHARE MODE; ROLLBACK');
    await app.query("CREATE ROLE merging PASSWORD 's3cr3t'");
    await session.end();
    const { statements } = await session.close();
    const told = statements.map(({ text, kind, calls }) => [text.slice(0, 24), kind, calls]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['MERGE INTO orders o USIN', 'update', 2],
        ['MERGE INTO orders o USIN', 'update', 1],
        ['LOCK TABLE orders IN SHA', 'other', 1],
        ['CREATE ROLE', 'other', 1],
      ]),
    );
    expect(new Set(statements.map(({ text }) => text)).size).toBe(statements.length);
  });

  test('with rounds statements are counted in them alone', async () => {
    const [app, session] = [await server.connect('head'), await look(server.url('head'))];
    const ask = () => app.query('SELECT note FROM orders WHERE user_id = $1 AND id > $2', [1, 5]);
    await session.begin();
    await ask();
    for (const times of [2, 3]) {
      await session.round?.('begins');
      for (let time = 0; time < times; time += 1) await ask();
      await session.round?.('ends');
      await ask();
      await session.end();
      await session.begin();
      await ask();
    }
    await session.end();
    const { statements, all, totals } = await session.close();
    expect([statements.map(({ calls }) => calls), all?.calls]).toEqual([[5], 5]);
    expect(totals).not.toBeNull();
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
