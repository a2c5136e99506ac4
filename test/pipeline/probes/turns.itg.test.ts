import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabaseProbe } from '../../../src/adapters/databases/probe/probe.ts';
import { watchDatabases } from '../../../src/pipeline/probes/databases.ts';
import { SERVERS, type TestServer } from '../../adapters/databases/probe/servers.ts';
import { openDuet } from '../../adapters/k6/open-duet.ts';
import { type CountingServer, startCounting } from './counting-server.ts';

const SQL = 'SELECT note FROM orders WHERE id = $1';
const SCRIPT = `import http from 'k6/http';
export const options = { scenarios: { shop: { executor: 'constant-arrival-rate', rate: 100, duration: '1m', preAllocatedVUs: 10 } } };
export default function () { http.get(__ENV.BASE_URL + '/orders', { tags: { name: 'orders' } }); }`;

let database: TestServer;
let directory: string;
const apps: CountingServer[] = [];

beforeAll(async () => {
  database = await SERVERS[0][1]();
  directory = await mkdtemp(path.join(os.tmpdir(), 'turns-'));
  await writeFile(path.join(directory, 'load.js'), SCRIPT);
  await database.query('postgres', 'CREATE DATABASE other');
  for (const name of ['postgres', 'other'])
    await database.query(
      name,
      'CREATE EXTENSION pg_stat_statements; CREATE TABLE orders (id int PRIMARY KEY, note text)',
    );
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await database?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** An application that runs one statement so many times for each request. */
async function serve(times: number, name: string): Promise<CountingServer> {
  const client = await database.connect(name);
  let last: Promise<unknown> = Promise.resolve();
  const app = await startCounting(async () => {
    for (let id = 0; id < times; id += 1) last = last.then(() => client.query(SQL, [id]));
    await last;
  });
  apps.push(app);
  return app;
}

test.each([
  ['one database for both sides', 'postgres', [{ kind: 'shared', inTurns: true }]],
  ['databases of their own', 'other', []],
] as const)('of %s each side has the statements of its own rounds', async (_, ofHead, gaps) => {
  const [base, head] = [await serve(1, 'postgres'), await serve(3, ofHead)];
  const opened = await openDuet({ directory, warmupMs: 1000, baseUrls: { base: base.url, head: head.url } });
  if (opened.kind !== 'ready') throw new Error(`it is ${opened.kind}`);
  const variableOf = (name: string) => () => ({ value: database.url(name), ownDatabase: false });
  const databases = await watchDatabases({
    config: { probes: { postgresUrlEnv: 'DB' } },
    arms: { base: { variable: variableOf('postgres') }, head: { variable: variableOf(ofHead) } },
    ports: {
      databaseProbe: createDatabaseProbe(),
      log: { write: () => {}, group: (_, body) => body() },
    },
    signal: new AbortController().signal,
  });
  await databases?.begin();
  const { trouble } = await opened.driver.drive(['base', 'head'], databases?.turn);
  expect(trouble).toEqual({ base: [], head: [] });
  const looked = await databases?.finish(async () => ({ endpoints: [], untraced: null }));
  const measured = opened.driver.finish();
  const perRequest = (['base', 'head'] as const).map((arm) => {
    const calls = looked?.[arm]?.statements.find(({ text }) => text === SQL)?.calls ?? 0;
    return calls / measured[arm].overall.requests;
  });
  // Requests at the border of a round may be counted on the other side of it, the more of them the busier the machine is.
  expect(Math.abs((perRequest[0] ?? 0) - 1)).toBeLessThan(0.2);
  expect(Math.abs((perRequest[1] ?? 0) / 3 - 1)).toBeLessThan(0.2);
  expect(looked?.head?.gaps).toEqual(gaps);
});
