import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { startPostgres } from '../../../examples/shop/postgres.js';
import { startMariadb } from '../../support/mariadb.ts';

type Row = Readonly<Record<string, unknown>>;

/** A real server, and what a test asks it as its administrator. */
export type TestServer = {
  /** of the user's own database, which the gate never writes to */
  readonly url: string;
  /** what stands in the place of the user's */
  withUser(user: string, password: string): string;
  /** runs this in a database of the server */
  query(database: string, sql: string): Promise<readonly Row[]>;
  /** A user of the application's who may make no databases. */
  makeUser(name: string, password: string): Promise<void>;
  /** databases that begin with `perf_gate_` */
  ours(): Promise<readonly string[]>;
  /** a session on a database, which is held */
  hold(database: string): Promise<{ release(): Promise<void> }>;
  stop(): Promise<void>;
};

const at = (url: string, change: { user?: string; password?: string; database?: string }): string => {
  const made = new URL(url);
  if (change.user !== undefined) made.username = change.user;
  if (change.password !== undefined) made.password = change.password;
  if (change.database !== undefined) made.pathname = change.database;
  return made.href;
};

export async function postgres(): Promise<TestServer> {
  const server = await startPostgres();
  const query = async (database: string, sql: string) => {
    const client = new pg.Client({ connectionString: at(server.url, { database }) });
    await client.connect();
    return (await client.query(sql).finally(() => client.end())).rows;
  };
  await query('postgres', 'CREATE DATABASE shop');
  const url = at(server.url, { database: 'shop' });
  return {
    url,
    withUser: (user, password) => at(url, { user, password }),
    query,
    async makeUser(name, password) {
      await query('postgres', `CREATE ROLE "${name}" LOGIN PASSWORD '${password}'`);
    },
    ours: async () => {
      const rows = await query('postgres', 'SELECT datname FROM pg_database ORDER BY 1');
      return rows.map(({ datname }) => String(datname)).filter((name) => name.startsWith('perf_gate_'));
    },
    async hold(database) {
      const client = new pg.Client({ connectionString: at(url, { database }) });
      client.on('error', () => {});
      await client.connect();
      return { release: () => client.end() };
    },
    stop: server.stop,
  };
}

export async function mariadb(): Promise<TestServer> {
  const { url, stop } = await startMariadb();
  const query = async (database: string, sql: string) => {
    const connection = await createConnection(at(url, { database }));
    const [rows] = await connection.query(sql).finally(() => connection.end());
    return Array.isArray(rows) ? (rows as readonly Row[]) : [];
  };
  return {
    url,
    withUser: (user, password) => at(url, { user, password }),
    query,
    async makeUser(name, password) {
      await query('shop', `CREATE USER '${name}'@'%' IDENTIFIED BY '${password}'`);
      await query('shop', `GRANT ALL PRIVILEGES ON shop.* TO '${name}'@'%'`);
    },
    ours: async () => {
      const rows = await query('shop', 'SHOW DATABASES');
      return rows.map((row) => String(row['Database'])).filter((name) => name.startsWith('perf_gate_'));
    },
    async hold(database) {
      const connection = await createConnection(at(url, { database }));
      connection.on('error', () => {});
      return { release: () => connection.end().catch(() => {}) };
    },
    stop,
  };
}
