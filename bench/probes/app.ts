import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../examples/shop/postgres.js';
import { ownProcesses } from '../../src/adapters/app/process/own-processes.ts';
import { readProcess } from '../../src/adapters/app/process/processes.ts';
import { readSeen } from '../../src/adapters/host/watch/process-seen.ts';
import { processTree } from '../../src/core/readings/processes/process-tree.ts';
import { SHOP, startedPort } from '../../test/examples/shop.ts';
import { start, stop } from '../support/children.ts';
import { descendants } from '../support/memory.ts';

/** CPU time so far, ms. */
export type Spent = { readonly shopMs: number; readonly databaseMs: number };

export type App = {
  readonly url: string;
  readonly databaseUrl: string;
  /** of the shop, found as the gate finds those of an application */
  readonly processes: () => readonly number[];
  readonly spent: () => Spent;
  /** How to read the CPU time, ms, of the session that the gate's probe has in the database; it must be open. */
  sessionSpent(): Promise<() => number>;
  stop(): Promise<void>;
};

/** The example shop on a PostgreSQL of its own, both anew. */
export async function startApp(): Promise<App> {
  const postgres = await startPostgres();
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    const env = { DATABASE_URL: postgres.url, PORT: '0' };
    const shop = start([process.execPath, path.join(SHOP, 'start.js')], SHOP, 'read', env);
    const port = await startedPort(shop);
    const pid = shop.pid ?? 0;
    const [ofShop, ofDatabase] = [cpuBelow(pid), cpuBelow(await postmaster(client))];
    const mark = { run: `bench-${process.pid}`, arm: 'head', step: 'start' } as const;
    return {
      ...{ url: `http://127.0.0.1:${port}`, databaseUrl: postgres.url },
      processes: ownProcesses({ mark, group: pid, besides: [] }),
      spent: () => ({ shopMs: ofShop(), databaseMs: ofDatabase() }),
      sessionSpent: () => sessionSpent(client),
      async stop() {
        await stop(shop);
        await client.end();
        await postgres.stop();
      },
    };
  } catch (thrown) {
    await postgres.stop();
    throw thrown;
  }
}

/** CPU time, ms, of a process and all that descends from it, those that ended meanwhile too. */
function cpuBelow(root: number): () => number {
  const tree = processTree();
  return () => tree(descendants(root).flatMap((pid) => readSeen('/', pid) ?? [])).cpu;
}

/** The process that started all others of a server. */
async function postmaster(client: pg.Client): Promise<number> {
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const parent = readProcess(rows[0].pid)?.parent;
  if (parent === undefined) throw new Error('No process of the database is known.');
  return parent;
}

async function sessionSpent(client: pg.Client): Promise<() => number> {
  const { rows } = await client.query(
    "select pid from pg_stat_activity where application_name = 'perf-gate'",
  );
  if (rows.length !== 1) throw new Error(`${rows.length} sessions of the probe.`);
  return () => Number(readFileSync(`/proc/${rows[0].pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}
