import pg from 'pg';
import { startPostgres } from '../../../../examples/shop/postgres.js';
import { createDatabaseProbe } from '../../../../src/adapters/databases/probe/probe.ts';
import type { DatabaseSession, DatabaseTarget } from '../../../../src/ports/probes/database-probe.ts';
import { postgres15 } from '../../../support/tools.ts';

type Row = Readonly<Record<string, unknown>>;

/** A real server, with what a test does there as its superuser. */
export type TestServer = {
  url(database: string, user?: string): string;
  /** a connection of an application, which is held */
  connect(database: string, user?: string): Promise<pg.Client>;
  query(database: string, sql: string): Promise<readonly Row[]>;
  stop(): Promise<void>;
};

/** The newest from npm, and Debian's. */
export const SERVERS = [
  ['18', (settings?: Settings) => start({ settings: settings ?? {} })],
  ['15', async (settings?: Settings) => start({ native: await postgres15(), settings: settings ?? {} })],
] as const;

type Settings = Readonly<Record<string, string>>;

async function start(options: {
  readonly native?: string;
  readonly settings: Settings;
}): Promise<TestServer> {
  const server = await startPostgres(options);
  const held: pg.Client[] = [];
  const url = (database: string, user = 'shop') => {
    const made = new URL(server.url);
    [made.pathname, made.username] = [database, user];
    return made.href;
  };
  const connect = async (database: string, user?: string) => {
    const client = new pg.Client({ connectionString: url(database, user) });
    client.on('error', () => {});
    await client.connect();
    held.push(client);
    return client;
  };
  return {
    url,
    connect,
    async query(database, sql) {
      const client = new pg.Client({ connectionString: url(database) });
      await client.connect();
      return (await client.query(sql).finally(() => client.end())).rows;
    },
    async stop() {
      await Promise.all(held.map((client) => client.end().catch(() => {})));
      await server.stop();
    },
  };
}

/** What the gate wants to look into. */
export const target = (url: string, more: Partial<DatabaseTarget> = {}): DatabaseTarget => ({
  ...{ arm: 'head', url, variable: 'DATABASE_URL', isOwn: false, signal: new AbortController().signal },
  ...more,
});

/** A session with it; throws where there is none. */
export async function look(url: string, more: Partial<DatabaseTarget> = {}): Promise<DatabaseSession> {
  const opened = await createDatabaseProbe().open(target(url, more));
  if (opened.kind === 'open') return opened.session;
  throw new Error(`It did not open: ${JSON.stringify(opened.gap)}`);
}
