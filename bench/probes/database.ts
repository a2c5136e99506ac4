/**
 * What the probe of PostgreSQL itself takes: `npm run bench:probes-database [-- --statements 100,10000 --times 15]`.
 *
 * On PostgreSQL 18 and Debian's 15, with so many distinct statements in the application's database: the median of each call
 * of the probe, and of the look that is taken once a second; beside it the CPU time of this process and of the
 * server's process for this session, ms.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openLink } from '../../src/adapters/databases/probe/link.ts';
import { seeSessions } from '../../src/adapters/databases/probe/looks/sessions.ts';
import { readServer } from '../../src/adapters/databases/probe/server-facts.ts';
import { look, SERVERS, type TestServer } from '../../test/adapters/databases/probe/servers.ts';
import { median } from '../support/cpu.ts';

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '100,10000' },
    times: { type: 'string', default: '15' },
  },
});
const times = Number(values.times);

type Cost = { readonly wall: number; readonly ours: number; readonly server: number };

/** Of the server's process for our session, ms. */
async function serverCpu(server: TestServer): Promise<() => number> {
  const asked = "SELECT pid FROM pg_stat_activity WHERE application_name = 'perf-gate'";
  const [row] = await server.query('postgres', asked);
  const file = `/proc/${row?.['pid']}/schedstat`;
  return () => Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
}

async function measured(body: () => Promise<unknown>, serverMs: () => number): Promise<Cost> {
  const [cpu, start, before] = [process.cpuUsage(), performance.now(), serverMs()];
  await body();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - start, ours: (user + system) / 1000, server: serverMs() - before };
}

async function repeated(body: () => Promise<unknown>, serverMs: () => number): Promise<Cost> {
  const all: Cost[] = [];
  for (let time = 0; time < times; time += 1) all.push(await measured(body, serverMs));
  const middle = (of: (cost: Cost) => number) => median(all.map(of));
  return {
    wall: middle(({ wall }) => wall),
    ours: middle(({ ours }) => ours),
    server: middle((one) => one.server),
  };
}

/** Texts that the database tells apart. */
async function fill(server: TestServer, count: number): Promise<void> {
  const app = await server.connect('postgres');
  for (let at = 0; at < count; at += 1)
    await app.query(`SELECT ${'1, '.repeat(at % 100)}1 WHERE true${' AND true'.repeat(at / 100)}`);
}

async function costs(server: TestServer): Promise<readonly (readonly [string, Cost])[]> {
  const url = server.url('postgres');
  const app = await server.connect('postgres');
  const opened = await measured(
    async () => (await look(url)).close(),
    () => Number.NaN,
  );
  const session = await look(url);
  const ofSession = await serverCpu(server);
  const begun = await measured(() => session.begin(), ofSession);
  await app.query('SELECT relname FROM pg_class WHERE oid = $1', [1]);
  const ended = await measured(() => session.end(), ofSession);
  const counted = await repeated(async () => {
    await app.query('SELECT relname FROM pg_class WHERE oid = $1', [1]);
    await session.counts();
  }, ofSession);
  await session.close();
  const link = await openLink({ url, signal: new AbortController().signal, onLost: () => {} });
  const { dbId } = await readServer(link.ask);
  const seen = await repeated(() => seeSessions(link.ask, dbId), await serverCpu(server));
  await link.close();
  return [
    ['open and close', opened],
    ['begin', begun],
    ['end', ended],
    ['counts after a request', counted],
    ['look each second', seen],
  ];
}

const ms = (value: number): string => `${value.toFixed(1).padStart(7)} ms`;

console.log(`${' '.repeat(57)}wall       ours     server`);
for (const [version, start] of SERVERS)
  for (const count of values.statements.split(',').map(Number)) {
    const server = await start({ 'pg_stat_statements.max': String(count + 5000) });
    try {
      await server.query('postgres', 'CREATE EXTENSION pg_stat_statements');
      await fill(server, count);
      for (const [what, { wall, ours, server: theirs }] of await costs(server)) {
        const figures = [wall, ours, theirs].map(ms).join(' ');
        console.log(
          `PostgreSQL ${version} ${String(count).padStart(6)} statements  ${what.padEnd(22)}${figures}`,
        );
      }
    } finally {
      await server.stop();
    }
  }
