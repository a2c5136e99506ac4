import type { DatabaseGap, DatabaseSettings } from '../../../core/model/evidence/database.ts';
import type { Ask, Row } from './link.ts';
import { MARK } from './mark.ts';
import type { Source } from './statements/snapshot.ts';

/** What a server is, and what this role may do there. */
export type ServerFacts = {
  /** `15.10` */
  readonly version: string;
  /** 15 */
  readonly major: number;
  readonly dbId: string;
  /** its name */
  readonly database: string;
  /** quoted */
  readonly role: string;
  /** may see what other roles run */
  readonly seesAll: boolean;
  /** connections at most: of all such roles together, of this database, of this role; null: without a limit of its own */
  readonly limits: {
    readonly server: number;
    readonly database: number | null;
    readonly role: number | null;
  };
  readonly settings: DatabaseSettings;
  /** statements that the server keeps; null: it does not load pg_stat_statements */
  readonly kept: number | null;
  /** what it loads at its start; null: this role may not see it */
  readonly preloaded: string | null;
  /** quoted schema of pg_stat_statements; null: the database does not have it */
  readonly schema: string | null;
  /** quoted schema of hypopg; null: the database does not have it */
  readonly hypopg: string | null;
};

/** The oldest that PostgreSQL itself still mended when this was written. */
export const OLDEST = 13;

const schemaOf = (extension: string) =>
  `(SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = '${extension}')`;

const ABOUT = `SELECT ${MARK} current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
  d.oid AS db_id, d.datname AS database, quote_ident(current_user) AS role, r.rolsuper OR pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
  current_setting('max_connections')::int - CASE WHEN r.rolsuper THEN 0 ELSE
    current_setting('superuser_reserved_connections')::int + coalesce(current_setting('reserved_connections', true)::int, 0) END AS free,
  CASE WHEN r.rolsuper THEN -1 ELSE d.datconnlimit END AS of_database, CASE WHEN r.rolsuper THEN -1 ELSE r.rolconnlimit END AS of_role, current_setting('pg_stat_statements.max', true)::int AS kept,
  pg_size_bytes(current_setting('work_mem')) AS work_mem, pg_size_bytes(current_setting('shared_buffers')) AS shared_buffers,
  (SELECT setting FROM pg_settings WHERE name = 'shared_preload_libraries') AS preloaded,
  ${schemaOf('pg_stat_statements')} AS schema, ${schemaOf('hypopg')} AS hypopg
  FROM pg_database d, pg_roles r WHERE d.datname = current_database() AND r.rolname = current_user`;

/** Nothing that it asks for needs a right. Throws what the server says. */
export async function readServer(ask: Ask): Promise<ServerFacts> {
  const [row] = await ask(ABOUT);
  if (row === undefined) throw new Error('The server tells nothing of this database and role.');
  const text = (name: string) => (row[name] === null ? null : String(row[name]));
  return {
    version: String(row['version']).split(' ')[0] ?? '',
    major: Number(row['major']),
    dbId: String(row['db_id']),
    database: String(row['database']),
    role: String(row['role']),
    seesAll: row['sees_all'] === true,
    limits: limitsIn(row),
    settings: { workMem: Number(row['work_mem']), sharedBuffers: Number(row['shared_buffers']) },
    kept: row['kept'] === null ? null : Number(row['kept']),
    preloaded: text('preloaded'),
    schema: text('schema'),
    hypopg: text('hypopg'),
  };
}

/** Below zero: without a limit, as all are to a superuser. */
function limitsIn(row: Row): ServerFacts['limits'] {
  const limit = (name: string) => (Number(row[name]) < 0 ? null : Number(row[name]));
  return { server: Number(row['free']), database: limit('of_database'), role: limit('of_role') };
}

/** Where the statements are; a gap: why they cannot be had. */
export async function findStatements(
  ask: Ask,
  facts: ServerFacts,
): Promise<Source | { readonly gap: DatabaseGap }> {
  if (facts.kept === null) return { gap: { kind: 'not-preloaded', sql: preloading(facts.preloaded) } };
  if (facts.schema === null) return { gap: { kind: 'no-extension', sql: EXTENSION } };
  const [row] = await ask(
    `SELECT ${MARK} proargnames AS names FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE proname = 'pg_stat_statements' AND quote_ident(nspname) = $1`,
    [facts.schema],
  );
  const columns = Array.isArray(row?.['names']) ? row['names'].map(String) : [];
  return { schema: facts.schema, columns, dbId: facts.dbId };
}

export const EXTENSION = 'CREATE EXTENSION pg_stat_statements;';

/** The setting, with what is loaded already; the server reads it at its start. */
export function preloading(loaded: string | null): string {
  const all = (loaded ?? '').split(',').map((name) => name.trim().replaceAll('"', ''));
  const names = [...all.filter((name) => name !== ''), 'pg_stat_statements'];
  return `shared_preload_libraries = '${names.join(', ')}'`;
}

/** What lets the role see the statements and sessions of others; null: it may, and what it does not see has other reasons. */
export const unseen = ({ role, seesAll }: Pick<ServerFacts, 'role' | 'seesAll'>): DatabaseGap | null =>
  seesAll ? null : { kind: 'no-rights', sql: `GRANT pg_read_all_stats TO ${role};` };
