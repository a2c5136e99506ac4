import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../examples/shop/postgres.js';

export type RunningShop = {
  readonly pid: number;
  readonly base: string;
  get(path: string): Promise<Response>;
  post(path: string): Promise<Response>;
  stop(): Promise<void>;
};

export type Database = {
  readonly url: string;
  /** statements run so far */
  statements(): Promise<number>;
  /** sessions that wait for a lock on a table at this moment */
  waiting(): Promise<number>;
  /** sessions of clients that are open now */
  connections(): Promise<number>;
  /** how it would run a statement, a line each step */
  plan(sql: string): Promise<string>;
  stop(): Promise<void>;
};

export const SHOP = path.join(import.meta.dirname, '..', '..', 'examples', 'shop');

/** One PostgreSQL for all shops of a test, with a count of the statements it ran. */
export async function openDatabase(): Promise<Database> {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  return {
    url: server.url,
    statements: async () => {
      const { rows } = await client.query(
        "select coalesce(sum(calls), 0)::int as calls from pg_stat_statements where query not like '%pg_stat%'",
      );
      return rows[0].calls;
    },
    waiting: async () => {
      const { rows } = await client.query(
        "select count(*)::int as held from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'relation'",
      );
      return rows[0].held;
    },
    connections: async () => {
      const { rows } = await client.query(
        "select count(*)::int as open from pg_stat_activity where backend_type = 'client backend'",
      );
      return rows[0].open;
    },
    plan: async (sql) => {
      const { rows } = await client.query(`explain ${sql}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    },
    stop: async () => {
      await client.end();
      await server.stop();
    },
  };
}

/** The shop on a free port, with these switches. */
export async function openShop(databaseUrl: string, switches: Record<string, string>): Promise<RunningShop> {
  // Without the way to the database the planted work stands out on a fast machine too.
  const near = { SHOP_ROUND_TRIP_MS: '0', ...switches };
  const env = { ...process.env, ...near, PORT: '0', DATABASE_URL: databaseUrl };
  const child = spawn(process.execPath, [path.join(SHOP, 'start.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const port = await startedPort(child);
  const base = `http://127.0.0.1:${port}`;
  return {
    pid: child.pid ?? 0,
    base,
    get: (route) => fetch(`${base}${route}`),
    post: (route) => fetch(`${base}${route}`, { method: 'POST' }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The port that a starting shop prints. */
export function startedPort(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const found = /shop on port (\d+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the shop ended with ${code}`)));
  });
}

/** Median milliseconds of `times` calls, one after the other. */
export async function medianMs(times: number, call: () => Promise<Response>): Promise<number> {
  return (await timesOf(times, call))[Math.floor(times / 2)] ?? 0;
}

/** Milliseconds of the quickest of `times` calls, one after the other: the one to which a busy machine added least. */
export async function leastMs(times: number, call: () => Promise<Response>): Promise<number> {
  return (await timesOf(times, call))[0] ?? 0;
}

/** What each took, ascending. */
async function timesOf(times: number, call: () => Promise<Response>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await (await call()).arrayBuffer();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b);
}
