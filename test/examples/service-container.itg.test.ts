import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startPostgres } from '../../examples/shop/postgres.js';
import { createAppRunner } from '../../src/adapters/app/app-runner.ts';
import { createDatabases } from '../../src/adapters/databases/databases.ts';
import { createRevisions } from '../../src/adapters/git/checkout/revisions.ts';
import { createClock } from '../../src/plumbing/time/clock.ts';
import { configOf } from '../core/config/written.ts';
import { type CliOptions, cli } from '../process/cli.ts';
import { emptyProject, type Project } from '../support/project.ts';
import { k6Binary } from '../support/tools.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const EXAMPLE = path.join(ROOT, 'examples', 'service-container');
const log = { write: () => {}, group: <T>(_: string, body: () => Promise<T>) => body() };
const read = (name: string) => readFileSync(path.join(EXAMPLE, name), 'utf8');
/** Where the workflow's service container listens. */
const PORT = '5432';

/** Each request writes a row, by a column that the side's own schema names. */
const server = (column: string) => `const { Client } = require('pg');
const database = new Client({ connectionString: process.env.DATABASE_URL });
const add = 'INSERT INTO carts (${column}) SELECT name FROM products LIMIT 1 RETURNING ${column}';
const answer = (response) => ({ rows }) => response.writeHead(rows.length === 1 ? 200 : 500).end();
require('node:http').createServer((request, response) => {
  if (request.url === '/healthz') return response.end();
  database.query(add).then(answer(response), () => response.writeHead(500).end());
}).listen(process.env.PORT, '127.0.0.1');
database.connect();
`;
const schema = (column: string) =>
  `CREATE TABLE products (name text);\nCREATE TABLE carts (id serial, ${column} text);\n`;
const SCRIPT = `import http from 'k6/http';
export default function () { http.post(__ENV.BASE_URL + '/carts', null, { tags: { name: 'add' } }); }`;

let database: Awaited<ReturnType<typeof startPostgres>>;
let project: Project;
let temporary: string;
let config: string;
/** What the workflow's job has in its environment, for the port that is free here. */
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  database = await startPostgres();
  await rowsOf('postgres', "CREATE ROLE postgres SUPERUSER LOGIN PASSWORD 'postgres'", 'shop');
  const { port } = new URL(database.url);
  config = read('perf-gate.yml');
  const { env: ofJob } = parse(read('performance.yml')).jobs.performance;
  expect(ofJob.DATABASE_URL.split(PORT)).toHaveLength(2);
  env = { DATABASE_URL: ofJob.DATABASE_URL.replace(PORT, port), NODE_PATH: path.join(ROOT, 'node_modules') };
  temporary = mkdtempSync(path.join(os.tmpdir(), 'service-container-'));
  project = await emptyProject();
  await project.write('perf-gate.yml', config);
  await project.write('load.js', SCRIPT);
  await project.write('package.json', '{ "name": "shop", "version": "1.0.0" }');
  await project.write('package-lock.json', '{ "name": "shop", "version": "1.0.0", "lockfileVersion": 3 }');
  await project.write('db/seed.sql', "INSERT INTO products VALUES ('tea');\n");
  for (const column of ['product', 'item']) {
    await project.write('server.js', server(column));
    await project.write('db/schema.sql', schema(column));
    await project.commit(column);
  }
});
afterAll(async () => {
  await database?.stop();
  for (const folder of [project?.directory, temporary])
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function rowsOf(
  name: string,
  sql: string,
  user = 'postgres',
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const url = new URL(database.url);
  [url.username, url.pathname] = [user, name];
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

/** Databases that the gate made and that are still there. */
async function ours(): Promise<readonly string[]> {
  const rows = await rowsOf(
    'postgres',
    "SELECT datname FROM pg_database WHERE datname LIKE 'perf_gate_%' ORDER BY 1",
  );
  return rows.map(({ datname }) => String(datname));
}

async function load(flags: readonly string[], onSaid?: CliOptions['onSaid']) {
  const out = path.join(temporary, 'out');
  const own = ['--k6-path', await k6Binary('2.2.0'), '--out', out];
  return cli(['run', '--rate', '10/s', ...flags, ...own], {
    ...{ cwd: project.directory, env: { ...env, RUNNER_TEMP: temporary } },
    ...(onSaid && { onSaid }),
  });
}

test('a run of the base branch fills, loads and measures a database of its own, and drops it', async () => {
  const run = await load(['--duration', '2s', '--warmup', '1s']);
  expect(run.code, run.stdout + run.stderr).toBe(0);
  const recording = JSON.parse(readFileSync(path.join(temporary, 'out', 'recording.json'), 'utf8'));
  expect(recording.validity).toEqual({ valid: true });
  // Each request that did not write a row would have failed.
  expect(recording.arms.head.overall).toMatchObject({ failed: 0 });
  expect(recording.arms.head.load.iterations).toBeGreaterThan(10);
  expect(run.stderr).toMatch(/Database of head: perf_gate_\w+_head on PostgreSQL \d+/);
  expect(await ours()).toEqual([]);
  expect(await rowsOf('postgres', "SELECT 1 FROM pg_tables WHERE tablename = 'carts'")).toEqual([]);
});

test('a run that is cancelled while head starts drops both', async () => {
  const seen: Promise<readonly string[]>[] = [];
  const run = await load(['--base', 'HEAD~1', '--seed', '2'], {
    text: 'Starting head',
    act: (pid) => {
      // The signal once they are seen: it has them dropped.
      seen.push(ours().finally(() => process.kill(pid, 'SIGINT')));
    },
  });
  expect(run.code, run.stderr).toBe(3);
  expect((await seen[0])?.map((name) => name.replace(/^.*_/, ''))).toEqual(['base', 'head']);
  expect(await ours()).toEqual([]);
});

test('a change that renames a column runs beside base, and the reset of one leaves the other as it is', async () => {
  const all = { ...process.env, ...env, RUNNER_TEMP: temporary };
  const { app } = configOf(config);
  if (app === null) throw new Error('the example starts nothing');
  const [clock, run] = [createClock(), { id: '1-zz-0123abcd-89abcdef', isOver: () => false }];
  const databases = createDatabases({ run, clock, log });
  const apps = createAppRunner({ log, clock, env: all, run, databases });
  const { signal } = new AbortController();
  const of = (arm: 'base' | 'head', directory: string) =>
    ({ app, arm, sha: '', directory, signal, logFile: path.join(temporary, `${arm}.log`) }) as const;
  const sha = await project.git('rev-parse', 'HEAD~1');
  const base = of(
    'base',
    (await createRevisions({ env: all }).checkout(sha, project.directory, false)).directory,
  );
  const head = of('head', project.directory);
  for (const side of [base, head]) await apps.build(side);
  const running = await Promise.all([base, head].map((side) => apps.start(side)));
  try {
    const [ofBase, ofHead] = running;
    for (const { baseUrl } of [...running, ...running]) {
      expect((await fetch(`${baseUrl}/carts`, { method: 'POST' })).status).toBe(200);
    }
    const [baseName = '', headName = ''] = await ours();
    expect(await rowsOf(baseName, 'SELECT product FROM carts')).toHaveLength(2);
    if (ofBase === undefined || ofHead === undefined) throw new Error('two were started');
    await apps.reset(base, ofBase);
    expect(await rowsOf(baseName, 'SELECT product FROM carts')).toEqual([]);
    expect(await rowsOf(headName, 'SELECT item FROM carts')).toHaveLength(2);
    // A start that failed is tried once more, and its setup finds nothing in the way.
    await ofHead.stop();
    running[1] = await apps.start(head);
    expect(await rowsOf(headName, 'SELECT item FROM carts')).toEqual([]);
  } finally {
    await Promise.all(running.map((one) => one.stop()));
    await Promise.all([apps.release('base'), apps.release('head')]);
  }
  expect(await ours()).toEqual([]);
});
