import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAppRunner } from '../../../src/adapters/app/app-runner.ts';
import { createDatabases } from '../../../src/adapters/databases/databases.ts';
import { databaseName } from '../../../src/adapters/databases/name.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import type { DatabaseRequest } from '../../../src/ports/app/databases.ts';
import { configOf } from '../../core/config/written.ts';
import { mariadb, postgres, type TestServer } from './servers.ts';

const MODULES = path.join(import.meta.dirname, '..', '..', '..', 'node_modules');

/** Makes its table where there is none; each POST adds a row, and each answer says how many there are. */
const APP = `const url = process.env.DATABASE_URL;
async function open() {
  if (url.startsWith('mysql')) {
    const connection = await require('mysql2/promise').createConnection(url);
    return async (sql) => (await connection.query(sql))[0];
  }
  const client = new (require('pg').Client)({ connectionString: url });
  await client.connect();
  return async (sql) => (await client.query(sql)).rows;
}
(async () => {
  const query = await open();
  await query('CREATE TABLE IF NOT EXISTS carts (item varchar(40))');
  const server = require('node:http').createServer(async (request, response) => {
    if (request.method === 'POST') await query("INSERT INTO carts VALUES ('tea')");
    response.end(String((await query('SELECT count(*) AS n FROM carts'))[0].n));
  });
  server.listen(process.env.PORT, '127.0.0.1');
})();
`;
const SETUP = 'echo "$PERF_GATE_ARM $PERF_GATE_DATABASE $DATABASE_URL" >> seen.txt';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'databases-'));
  writeFileSync(path.join(folder, 'server.js'), APP);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { signal } = new AbortController();
const RUN = { id: '4194304-zz-0123abcd-89abcdef', isOver: () => false };

/** Base and head, started; `own`: whether each is to have a database of its own. */
async function startBoth(url: string, own: boolean) {
  rmSync(path.join(folder, 'seen.txt'), { force: true });
  const said: string[] = [];
  const log = {
    write: (_: string, text: string) => void said.push(text),
    group: <T>(_: string, body: () => Promise<T>) => body(),
  };
  const clock = createClock();
  const databases = createDatabases({ run: RUN, clock, log });
  const env = { ...process.env, NODE_PATH: MODULES, DATABASE_URL: url };
  const apps = createAppRunner({ log, clock, env, run: RUN, databases });
  const database = own ? ', database: { url-env: DATABASE_URL }' : '';
  const { app } = configOf(
    `app: { start: exec node server.js, setup: '${SETUP}'${database} }\nworkload: { script: l.js }\n`,
  );
  if (app === null) throw new Error('nothing to start');
  const start = (arm: 'base' | 'head') =>
    apps.start({ app, arm, sha: '', directory: folder, signal, logFile: path.join(folder, `${arm}.log`) });
  const [base, head] = await Promise.all([start('base'), start('head')]);
  const call = async (side: typeof base, method: string) =>
    Number(await (await fetch(side.baseUrl, { method })).text());
  return {
    said,
    rows: async () => [await call(base, 'GET'), await call(head, 'GET')],
    add: (arm: 'base' | 'head') => call(arm === 'base' ? base : head, 'POST'),
    async end() {
      await Promise.all([base.stop(), head.stop()]);
      await Promise.all([apps.release('base'), apps.release('head')]);
    },
  };
}

describe.each([
  ['PostgreSQL', postgres],
  ['MariaDB', mariadb],
] as const)('on a real %s', (system, open) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await open();
  });
  afterAll(() => server?.stop());

  const said: string[] = [];
  const log = {
    write: (_: string, text: string) => void said.push(text),
    group: <T>(_: string, body: () => Promise<T>) => body(),
  };
  const make = (request: Partial<DatabaseRequest>, options: { isOver?: (run: string) => boolean } = {}) =>
    createDatabases({ run: { ...RUN, ...options }, clock: createClock(), log, patienceMs: 0 }).make({
      ...{ arm: 'head', variable: 'DATABASE_URL', url: server.url, copy: false, signal },
      ...request,
    });

  test("neither side sees the other's rows, the user's database stays as it is, and nothing is left", async () => {
    const sides = await startBoth(server.url, true);
    try {
      for (const arm of ['base', 'base', 'head'] as const) await sides.add(arm);
      expect(await sides.rows()).toEqual([2, 1]);
      const ours = await server.ours();
      expect(ours.map((name) => name.replace(/^.*_/, ''))).toEqual(['base', 'head']);
      const [base, head] = readFileSync(path.join(folder, 'seen.txt'), 'utf8').trim().split('\n').toSorted();
      expect(base).toBe(`base ${ours[0]} ${server.url.replace(/\/shop$/, `/${ours[0]}`)}`);
      expect(head).toBe(`head ${ours[1]} ${server.url.replace(/\/shop$/, `/${ours[1]}`)}`);
      expect(sides.said.join('\n')).toMatch(new RegExp(`Database of head: ${ours[1]} on ${system} \\d+`));
    } finally {
      await sides.end();
    }
    expect(await server.ours()).toEqual([]);
    const table = server.query('shop', 'SELECT * FROM carts');
    await expect(table).rejects.toThrow(/carts.* does(n't| not) exist/);
  });

  test('without the setting both sides share the rows', async () => {
    const sides = await startBoth(server.url, false);
    try {
      for (const arm of ['base', 'base', 'head'] as const) await sides.add(arm);
      expect(await sides.rows()).toEqual([3, 3]);
      expect(await server.ours()).toEqual([]);
    } finally {
      await sides.end();
    }
    await server.query('shop', 'DROP TABLE carts');
  });

  test('a new one takes the place of the former, and sessions that are still on it end with it', async () => {
    const first = await make({});
    const held = await server.hold(first.name);
    await server.query(first.name, 'CREATE TABLE left_behind (n int)');
    const second = await make({});
    expect(second.name).toBe(first.name);
    await expect(server.query(second.name, 'SELECT * FROM left_behind')).rejects.toThrow(/left_behind/);
    await second.drop();
    await second.drop();
    expect(await server.ours()).toEqual([]);
    await held.release();
  });

  test('a user who may make none is told the statement, and with it may', async () => {
    await server.makeUser('sh-op', 'of-the-shop');
    const url = server.withUser('sh-op', 'of-the-shop');
    const refusal: unknown = await make({ url }).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({
      name: 'EnvironmentError',
      message: expect.stringContaining('may not make databases on the'),
      hint: expect.stringMatching(/Let an administrator of the server run `(ALTER ROLE|GRANT) .*;`$/),
    });
    const statement = /run `(.*)`$/.exec(String((refusal as { hint?: string }).hint))?.[1] ?? '';
    await server.query('shop', statement);
    const own = await make({ url });
    expect(await server.ours()).toEqual([own.name]);
    await own.drop();
  });

  test('a server that is not there is told with what to do, and without the password', async () => {
    const absent = server.url.replace(/:\d+\//, ':9/').replace(/\/\/[^@]*@/, '//shop:s3cr3t-w0rd@');
    const told: unknown = await make({ url: absent }).catch((thrown: unknown) => thrown);
    expect(told).toMatchObject({
      message: expect.stringMatching(
        /^The .+ server at 127\.0\.0\.1:9, which DATABASE_URL names, does not answer: /,
      ),
      hint: expect.stringContaining('service container'),
    });
    expect(JSON.stringify([told, String(told), ...said])).not.toContain('s3cr3t-w0rd');
  });

  test('what killed runs left is dropped where it is certainly theirs and nobody uses it', async () => {
    const now = Date.now();
    const days = (count: number) => now - count * 24 * 3_600_000;
    const over = databaseName('1-zz-0123abcd-00000001', 'base', now);
    const old = databaseName('2-zz-ffffffff-00000002', 'head', days(3));
    const used = databaseName('3-zz-ffffffff-00000003', 'head', days(3));
    const young = databaseName('4-zz-ffffffff-00000004', 'head', days(1));
    const names = [over, old, used, young, 'perf_gate_of_somebody'];
    const quote = system === 'PostgreSQL' ? '"' : '`';
    for (const name of names) await server.query('shop', `CREATE DATABASE ${quote}${name}${quote}`);
    const held = await server.hold(used);
    const own = await make({}, { isOver: (run) => run.startsWith('1-') });
    await own.drop();
    expect([...(await server.ours())].toSorted()).toEqual([used, young, 'perf_gate_of_somebody'].toSorted());
    await held.release();
    for (const name of await server.ours())
      await server.query('shop', `DROP DATABASE ${quote}${name}${quote}`);
  });

  if (system === 'MariaDB') {
    test('a copy is not to be had, and the letters are those of the user’s database', async () => {
      await expect(make({ copy: true })).rejects.toThrow('cannot copy a database');
      await server.query('shop', 'ALTER DATABASE shop CHARACTER SET latin2 COLLATE latin2_czech_cs');
      const own = await make({});
      const [row] = await server.query(own.name, 'SELECT @@collation_database AS sorted');
      expect(row?.['sorted']).toBe('latin2_czech_cs');
      await own.drop();
    });

    test('a wrong password is told', async () => {
      await expect(make({ url: server.withUser('root', 'wrong') })).rejects.toThrow(
        /does not let the user of DATABASE_URL in: Access denied/,
      );
    });
    return;
  }

  test('a copy begins with the rows of the user’s database, to which nobody may be connected', async () => {
    await server.query('shop', 'CREATE TABLE teas AS SELECT 3 AS n');
    const held = await server.hold('shop');
    await expect(make({ copy: true })).rejects.toThrow('shop cannot be copied for head while');
    expect(await server.ours()).toEqual([]);
    await held.release();
    const own = await make({ copy: true });
    await server.query(own.name, 'INSERT INTO teas VALUES (4)');
    expect(await server.query(own.name, 'SELECT n FROM teas ORDER BY 1')).toEqual([{ n: 3 }, { n: 4 }]);
    await own.drop();
    expect(await server.query('shop', 'SELECT n FROM teas')).toEqual([{ n: 3 }]);
    await server.query('shop', 'DROP TABLE teas');
  });

  test('the database that every server has is copied for both at once, as any other', async () => {
    const url = server.url.replace(/\/shop$/, '/postgres');
    const arms = ['base', 'head'] as const;
    const both = await Promise.all(arms.map((arm) => make({ arm, url, copy: true })));
    expect(await server.ours()).toHaveLength(2);
    await Promise.all(both.map((own) => own.drop()));
  });

  test('who may make databases and not copy this one is told what lets it be copied', async () => {
    await server.makeUser('maker', 'of-databases');
    await server.query('shop', 'ALTER ROLE maker CREATEDB');
    const url = server.withUser('maker', 'of-databases');
    const statement = 'ALTER DATABASE "shop" IS_TEMPLATE true;';
    await expect(make({ url, copy: true })).rejects.toMatchObject({
      hint: `Let an administrator of the server run \`${statement}\``,
    });
    await server.query('shop', statement);
    const own = await make({ url, copy: true });
    await own.drop();
    await server.query('shop', 'ALTER DATABASE "shop" IS_TEMPLATE false');
  });

  test.each(['sslmode=prefer', 'sslmode=allow', 'ssl=disable', 'ssl=false'])(
    'a server without TLS is spoken to as %s has it',
    async (query) => {
      const own = await make({ url: `${server.url}?${query}` });
      expect(own.url).toMatch(new RegExp(`_head\\?${query}$`));
      await own.drop();
    },
  );
});
