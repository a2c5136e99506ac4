import { execFile } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabaseProbe } from '../../../../src/adapters/databases/probe/probe.ts';
import { node24Directory } from '../../../support/tools.ts';
import { look, SERVERS, type TestServer, target } from './servers.ts';

const run = promisify(execFile);
const SOURCES = path.join(import.meta.dirname, '../../../../src/adapters/databases/probe');

const OURS = "SELECT pid FROM pg_stat_activity WHERE application_name = 'perf-gate'";
const QUERY = 'SELECT relname FROM pg_class WHERE oid = $1';

describe.each(SERVERS)('on PostgreSQL %s', (_, start) => {
  let [server, bare]: TestServer[] = [];
  beforeAll(async () => {
    [server, bare] = await Promise.all([start(), start({ shared_preload_libraries: '' })]);
    await server.query('postgres', 'CREATE EXTENSION pg_stat_statements');
  });
  afterAll(async () => {
    await Promise.all([server?.stop(), bare?.stop()]);
  });
  const there = () => {
    if (server === undefined || bare === undefined) throw new Error('no server');
    return { server, bare };
  };

  test('a server that does not load pg_stat_statements is told the setting, and the rest is read', async () => {
    const { bare: without } = there();
    const session = await look(without.url('postgres'));
    await session.begin();
    expect(await session.counts()).toBeNull();
    await session.end();
    const evidence = await session.close();
    const sql = "shared_preload_libraries = 'pg_stat_statements'";
    expect(evidence).toMatchObject({
      statements: [],
      all: null,
      plans: [],
      gaps: [{ kind: 'not-preloaded', sql }],
    });
    expect(evidence.totals).not.toBeNull();
  });

  test('a database without the extension is told the statement, which mends it; our own gets it by itself', async () => {
    const { server: own } = there();
    for (const name of ['without', 'made', 'poor']) await own.query('postgres', `CREATE DATABASE ${name}`);
    const gaps = async (name: string, isOwn: boolean) =>
      (await (await look(own.url(name), { isOwn })).close()).gaps;
    const sql = 'CREATE EXTENSION pg_stat_statements;';
    expect(await gaps('without', false)).toEqual([{ kind: 'no-extension', sql }]);
    await own.query('without', sql);
    expect([await gaps('without', false), await gaps('made', true)]).toEqual([[], []]);
    await own.query('postgres', 'CREATE ROLE poor LOGIN');
    const poor = await look(own.url('poor', 'poor'), { isOwn: true });
    expect((await poor.close()).gaps).toEqual([{ kind: 'no-extension', sql }]);
  });

  test('a session that is ended goes on, however often, and what was lost is said', async () => {
    const { server: cut } = there();
    const app = await cut.connect('postgres');
    const session = await look(cut.url('postgres'));
    await session.begin();
    await app.query(QUERY, [1]);
    const end = () => cut.query('postgres', `SELECT pg_terminate_backend(pid) FROM (${OURS}) ours`);
    await end();
    expect((await session.counts())?.size).toBeGreaterThan(0);
    await session.end();
    for (const id of [2, 3]) {
      await end();
      await session.begin();
      await app.query(QUERY, [id]);
      await session.end();
    }
    const { gaps, statements, all } = await session.close();
    expect(gaps.map(({ kind }) => kind)).toContain('lost');
    expect(gaps.every((gap) => gap.kind === 'lost' && gap.said !== '')).toBe(true);
    expect(statements.map(({ text }) => text)).toContain(QUERY);
    expect(statements.find(({ text }) => text === QUERY)?.calls).toBe(3);
    expect(all?.calls).toBeGreaterThanOrEqual(3);
    // The server takes a moment for its own farewell.
    await expect.poll(() => cut.query('postgres', OURS), { timeout: 10_000 }).toEqual([]);
  });

  test('a database that is made anew ends the session, which says so and keeps what it read', async () => {
    const { server: own } = there();
    await own.query('postgres', 'CREATE DATABASE anew');
    const app = await own.connect('anew');
    const session = await look(own.url('anew'), { isOwn: true });
    await session.begin();
    await app.query(QUERY, [1]);
    await session.end();
    expect(session.isCut?.()).toBe(false);
    await own.query('postgres', 'DROP DATABASE anew WITH (FORCE)');
    await own.query('postgres', 'CREATE DATABASE anew');
    await expect.poll(() => session.isCut?.(), { timeout: 10_000 }).toBe(true);
    const { gaps, statements, plans } = await session.close({ plans: false });
    expect([gaps, plans]).toEqual([[], []]);
    expect(statements.map(({ text }) => text)).toContain(QUERY);
    const next = await look(own.url('anew'), { isOwn: true });
    expect((await next.close()).gaps).toEqual([]);
  });

  test('a server that has no connection left says so, when it is opened and when it is opened again', async () => {
    const { server: full } = there();
    await full.query('postgres', 'CREATE ROLE narrow LOGIN CONNECTION LIMIT 1');
    const url = full.url('postgres', 'narrow');
    const said = 'too many connections for role "narrow"';
    const session = await look(url);
    await session.begin();
    expect(await createDatabaseProbe().open(target(url))).toEqual({
      kind: 'missing',
      gap: { kind: 'unreachable', said, isFull: true },
    });
    await full.query('postgres', `SELECT pg_terminate_backend(pid) FROM (${OURS}) ours`);
    await expect.poll(() => full.query('postgres', OURS)).toEqual([]);
    await full.connect('postgres', 'narrow');
    expect(await session.counts()).toBeNull();
    await session.end();
    const { gaps } = await session.close();
    expect(gaps.filter((gap) => 'isFull' in gap)).toEqual([{ kind: 'lost', said, isFull: true }]);
  });

  test('a server that hangs is left after a moment', async () => {
    const { server: hung } = there();
    const session = await look(hung.url('postgres'));
    await session.begin();
    const pid = Number((await hung.query('postgres', OURS))[0]?.['pid']);
    process.kill(pid, 'SIGSTOP');
    try {
      expect(await session.counts()).toBeNull();
      await session.end();
      const { gaps } = await session.close();
      expect(gaps).toEqual([{ kind: 'lost', said: 'Query read timeout' }]);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  test('a run that is cancelled ends it at once, and nothing is said of it', async () => {
    const { server: left } = there();
    const stop = new AbortController();
    const session = await look(left.url('postgres'), { signal: stop.signal });
    await session.begin();
    stop.abort();
    expect(await session.counts()).toBeNull();
    await session.end();
    expect(await session.close()).toMatchObject({ statements: [], plans: [], gaps: [] });
    const late = await look(left.url('postgres'), { signal: stop.signal }).catch(String);
    expect(late).toContain('did not open');
  });

  test('one that nobody closes does not keep the process from ending', async () => {
    const url = there().server.url('postgres');
    const program = path.join(SOURCES, 'probe.ts');
    const script = `const { createDatabaseProbe } = await import(${JSON.stringify(program)});
      const target = { ...${JSON.stringify(target(url))}, signal: new AbortController().signal };
      const opened = await createDatabaseProbe().open(target);
      await opened.session.begin();
      console.log('begun');`;
    const node = path.join(await node24Directory(), 'node');
    const { stdout } = await run(node, ['--input-type=module', '-e', script], { timeout: 60_000 });
    expect(stdout).toBe('begun\n');
  });

  test('more statements than the server keeps are said to have been dropped', async () => {
    const small = await start({ 'pg_stat_statements.max': '100' });
    try {
      await small.query('postgres', 'CREATE EXTENSION pg_stat_statements');
      const [app, session] = [await small.connect('postgres'), await look(small.url('postgres'))];
      await session.begin();
      for (let at = 0; at < 300; at += 1) await app.query(`SELECT ${'1, '.repeat(at)}2`);
      await session.end();
      expect((await session.close()).gaps).toEqual([{ kind: 'dropped', kept: 100 }]);
    } finally {
      await small.stop();
    }
  });
});

test.each([
  ['', { kind: 'no-url', variable: 'DATABASE_URL' }],
  ['mysql://root@127.0.0.1/shop', { kind: 'failed', said: 'DATABASE_URL holds no URL of PostgreSQL' }],
  ['s3cr3t-w0rd', { kind: 'failed', said: 'DATABASE_URL holds no URL of PostgreSQL' }],
  [
    'postgres://u:s3cr3t-w0rd@127.0.0.1:9/x',
    { kind: 'unreachable', said: 'connect ECONNREFUSED 127.0.0.1:9' },
  ],
])('nothing is to be had at "%s"', async (url, gap) => {
  expect(await createDatabaseProbe().open(target(url))).toEqual({ kind: 'missing', gap });
});

test('a server that never answers is left after a moment', async () => {
  const silent = net.createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const opened = await createDatabaseProbe().open(target(`postgres://shop@127.0.0.1:${port}/shop`));
  expect(opened).toMatchObject({ kind: 'missing', gap: { kind: 'unreachable' } });
  silent.close();
});
