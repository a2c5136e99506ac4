import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startPostgres } from '../../examples/shop/postgres.js';
import { k6Binary } from '../support/tools.ts';
import { cli } from './cli.ts';

const PG = createRequire(import.meta.url).resolve('pg');

/** Ten lines of a cart in one statement, or one by one where `each.txt` says so. It may be started twice. */
const SERVER = `const pg = require(${JSON.stringify(PG)});
const each = require('node:fs').readFileSync('each.txt', 'utf8').trim() === 'yes';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const LINES = Array.from({ length: 10 }, (_, index) => index + 1);
const cart = async () => each
  ? Promise.all(LINES.map((id) => pool.query('select name from things where id = $1', [id])))
  : pool.query('select name from things where id = any($1)', [LINES]);
const thing = () => pool.query('select count(*) from things');
pool.query('create extension if not exists pg_stat_statements; create table if not exists things (id int primary key, name text); insert into things select i, md5(i::text) from generate_series(1, 500) i on conflict do nothing').then(() => {
  require('node:http').createServer(async (request, response) => {
    if (request.url !== '/') await (request.url === '/cart' ? cart() : thing());
    response.end('{}');
  }).listen(process.env.PORT, '127.0.0.1');
});
pool.on('error', () => {});
`;

const SCRIPT = `import http from 'k6/http';
export default function () {
  http.get(__ENV.BASE_URL + '/cart', { tags: { name: 'cart' } });
  http.get(__ENV.BASE_URL + '/thing', { tags: { name: 'thing' } });
}`;

const CONFIG = `app:
  start: exec node server.cjs
  database: { url-env: DATABASE_URL }
probes:
  postgres: { url-env: DATABASE_URL }
workload: { script: load.js, rate: 50/s, warmup: 2s }
# With time for four pairs alone one that the host disturbs leaves too few.
policy: { budget: 36s }
`;

let database: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  database = await startPostgres();
});
afterAll(() => database.stop());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'why-'));
  mkdirSync(path.join(folder, 'repository'));
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: path.join(folder, 'repository') });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function commit(files: Readonly<Record<string, string>>): void {
  const cwd = path.join(folder, 'repository');
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  const git = (...args: readonly string[]) => execFileSync('git', [...identity, ...args], { cwd });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text);
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'change');
}

/** The gate of a change from one statement to what `each` says. */
async function gate(each: 'yes' | 'no') {
  commit({ 'server.cjs': SERVER, 'load.js': SCRIPT, 'perf-gate.yml': CONFIG, 'each.txt': 'no' });
  commit({ 'each.txt': each });
  const k6 = ['--k6-path', await k6Binary('2.2.0'), '--out', path.join(folder, 'out')];
  const env = { DATABASE_URL: database.url };
  const cwd = path.join(folder, 'repository');
  const result = await cli(['run', '--base', 'HEAD~1', ...k6], { cwd, env });
  const kept = (name: string) => JSON.parse(readFileSync(path.join(folder, 'out', name), 'utf8'));
  return { ...result, judgement: kept('judgement.json'), recording: kept('recording.json') };
}

type Judged = { readonly comparisons: readonly { readonly metric: string; readonly change: number }[] };

const statementsOf = ({ comparisons }: Judged) =>
  comparisons.find(({ metric }) => metric === 'statements-per-request');

test('a statement that now runs once for each row is why, with the endpoint and the numbers', async () => {
  const { judgement, stdout, stderr } = await gate('yes');
  expect(judgement.findings[0], stdout + stderr).toMatchObject({
    rule: 'n-plus-one',
    endpoints: ['GET cart'],
    isNew: true,
  });
  // At each look, by its name and in its unit.
  expect(stderr).toMatch(
    / · CPU per request [\d.]+ ms → .* · database statements per request [\d.]+ → [\d.]+ \(/,
  );
  expect(statementsOf(judgement)).toMatchObject({ role: 'informative' });
  expect(statementsOf(judgement)?.change).toBeGreaterThan(1);
  // Of so short a run the verdict may be open, and the cause is counted: base asks once for all rows.
  expect(judgement.findings[0].cause).toContain('now runs 10 times per request of GET cart (was 1)');
});

test('where nothing changed nothing is new, and each endpoint is known by its statements', async () => {
  const { stdout, judgement, recording, stderr } = await gate('no');
  expect(
    judgement.findings.filter(({ isNew }: { isNew: boolean }) => isNew),
    stdout + stderr,
  ).toEqual([]);
  expect(stdout).not.toMatch(/now runs|now also runs/);
  const statements = statementsOf(judgement);
  expect(statements, 'the machine is too slow for statements to be read').toBeDefined();
  expect(Math.abs(statements?.change ?? 1)).toBeLessThan(0.1);
  for (const arm of ['base', 'head']) {
    const { endpoints, gaps } = recording.arms[arm].database;
    const counts = endpoints.map(
      ({
        endpoint,
        statements,
      }: {
        endpoint: string;
        statements: readonly { perCall: number; isExact: boolean }[];
      }) => {
        return [endpoint, ...statements.map(({ perCall, isExact }) => [perCall, isExact])];
      },
    );
    expect(gaps).toEqual([]);
    expect(counts).toEqual([
      ['GET cart', [1, true]],
      ['GET thing', [1, true]],
    ]);
  }
});
