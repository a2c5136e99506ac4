import type { Client } from 'pg';
import { type Address, withDatabase } from './address.ts';
import { openSession } from './postgres-session.ts';
import { isAbsent, type Server, ServerError, saidBy } from './server.ts';

/** Longest wait for a session, ms. */
const CONNECT_MS = 10_000;
/** Longest wait for a statement, ms: a copy takes its time. */
const STATEMENT_MS = 300_000;

/** SQLSTATE: no such database, or none that this user may connect to. */
const NOT_THERE = ['3D000', '42501', '28000'];

/** Opens a session; `copy`: beside the user's database, which cannot be copied while the other arm's is connected to it. */
export async function openPostgres(address: Address, copy: boolean): Promise<Server> {
  const client = await connect(address, copy);
  const { escapeIdentifier: quoted } = client;
  const run = (sql: string, values: readonly unknown[] = [], copied: string | null = null) =>
    client.query(sql, [...values]).catch(async (thrown: unknown) => {
      throw await refusal(thrown, client, copied);
    });
  const { rows } = await run('SHOW server_version');
  return {
    title: `PostgreSQL ${String(rows[0]?.server_version).split(' ')[0]}`,
    async names(prefix) {
      const found = await run('SELECT datname FROM pg_database WHERE starts_with(datname::text, $1)', [
        prefix,
      ]);
      return found.rows.map(({ datname }) => String(datname));
    },
    async create(name, { like, copy }) {
      const from = copy ? ` TEMPLATE ${quoted(like)}` : '';
      await run(`CREATE DATABASE ${quoted(name)}${from}`, [], copy ? like : null);
    },
    async drop(name) {
      await run(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
    },
    async dropUnused(name) {
      // Else the server waits five seconds for the others to leave.
      const used = await run('SELECT 1 FROM pg_stat_activity WHERE datname = $1 LIMIT 1', [name]);
      if (used.rows.length > 0) return false;
      await run(`DROP DATABASE IF EXISTS ${quoted(name)}`);
      return true;
    },
    close: () => client.end(),
  };
}

async function connect({ named, ...address }: Address, copy: boolean): Promise<Client> {
  // A new one that is empty is made of template1, which is not to be held then.
  const beside = copy ? ['postgres', 'template1'].filter((name) => name !== named) : ['postgres'];
  let last: unknown = null;
  for (const database of new Set([...beside, ...(named === '' ? [] : [named])])) {
    try {
      return await session(address, database);
    } catch (thrown) {
      last = thrown;
      if (!NOT_THERE.includes(saidBy(thrown).code)) break;
    }
  }
  const { code, text } = saidBy(last);
  // 57P03: the database system is starting up.
  if (isAbsent(code, text) || code === '57P03') throw new ServerError('absent', text, last);
  throw new ServerError(/^(28|3D|42501)/.test(code) ? 'login' : 'other', text, last);
}

const session = ({ url }: Pick<Address, 'url'>, database: string): Promise<Client> =>
  openSession(withDatabase(url, encodeURIComponent(database)), {
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS,
  });

/** `copied`: the database that was to be copied; null: none was. */
async function refusal(thrown: unknown, client: Client, copied: string | null): Promise<ServerError> {
  const { code, text } = saidBy(thrown);
  if (code === '55006') return new ServerError('busy', text, thrown);
  if (code !== '42501') return new ServerError(isAbsent(code, text) ? 'absent' : 'other', text, thrown);
  return new ServerError('right', text, thrown, await permission(client, copied));
}

/** Who may make databases still may not copy one of somebody else's. Empty: nobody knows. */
async function permission(client: Client, copied: string | null): Promise<string> {
  const asked =
    'SELECT rolname AS role, rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user';
  const row = await client.query(asked).then(
    ({ rows }) => rows[0],
    () => undefined,
  );
  if (row === undefined) return '';
  if (row.may !== true) return `ALTER ROLE ${client.escapeIdentifier(String(row.role))} CREATEDB;`;
  return copied === null ? '' : `ALTER DATABASE ${client.escapeIdentifier(copied)} IS_TEMPLATE true;`;
}
