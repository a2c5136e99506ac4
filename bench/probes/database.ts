/**
 * What the probe of PostgreSQL itself takes: `npm run bench:probes-database [-- --statements 100,10000 --times 15]`.
 *
 * On PostgreSQL 18 and Debian's 15, with so many distinct statements of the application's database: the median of each call
 * of the probe, and of the look that is taken once a second, in ms; beside it the CPU time of this process.
 */
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

type Cost = { readonly wallMs: number; readonly cpuMs: number };

async function measured(body: () => Promise<unknown>): Promise<Cost> {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  await body();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
}

async function repeated(body: () => Promise<unknown>): Promise<Cost> {
  const all: Cost[] = [];
  for (let time = 0; time < times; time += 1) all.push(await measured(body));
  return { wallMs: median(all.map(({ wallMs }) => wallMs)), cpuMs: median(all.map(({ cpuMs }) => cpuMs)) };
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
  const opened = await measured(async () => (await look(url)).close());
  const session = await look(url);
  const begun = await measured(() => session.begin());
  const ended = await measured(() => session.end());
  const counted = await repeated(async () => {
    await app.query('SELECT relname FROM pg_class WHERE oid = $1', [1]);
    await session.counts();
  });
  await session.close();
  const { signal } = new AbortController();
  const link = await openLink({ url, signal, onLost: () => {} });
  const { dbId } = await readServer(link.ask);
  const seen = await repeated(() => seeSessions(link.ask, dbId));
  await link.close();
  return [
    ['open and close', opened],
    ['begin', begun],
    ['end', ended],
    ['counts after a request', counted],
    ['look each second', seen],
  ];
}

for (const [version, start] of SERVERS)
  for (const count of values.statements.split(',').map(Number)) {
    const server = await start({ 'pg_stat_statements.max': String(count + 5000) });
    try {
      await server.query('postgres', 'CREATE EXTENSION pg_stat_statements');
      await fill(server, count);
      for (const [what, { wallMs, cpuMs }] of await costs(server)) {
        const figures = `${wallMs.toFixed(1).padStart(8)} ms  ${cpuMs.toFixed(1).padStart(8)} ms CPU`;
        console.log(
          `PostgreSQL ${version}  ${String(count).padStart(6)} statements  ${what.padEnd(24)}${figures}`,
        );
      }
    } finally {
      await server.stop();
    }
  }
