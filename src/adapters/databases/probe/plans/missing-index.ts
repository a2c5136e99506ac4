import type { MissingIndex, StatementPlan } from '../../../../core/model/evidence/plan.ts';
import { type Ask, type Link, LostError } from '../link.ts';
import { MARK } from '../mark.ts';
import type { ServerFacts } from '../server-facts.ts';
import type { Candidate } from './candidates.ts';
import { explain } from './explain.ts';
import { laidOut, type Step } from './plan-tree.ts';

/** Largest table in which an index is made: it takes a second or two there. */
const MOST_ROWS = 2_000_000;
const MOST_BYTES = 500 * 2 ** 20;

/** Least that the cost must fall by, as a share: the database's costs are estimates, and half of one is beyond their error. */
const LEAST_FALL = 0.5;
/** How much cheaper more columns must be than fewer, as a share. */
const WORTH_MORE = 0.1;

export type Trial = {
  readonly link: Pick<Link, 'ask' | 'aside'>;
  readonly facts: Pick<ServerFacts, 'major' | 'hypopg'>;
  /** the statement and its plan without the index */
  readonly statement: string;
  readonly plan: Step;
  /** ms that are left for it, in all */
  readonly leftMs: () => number;
};

/** Longest time that one index may take, ms. */
const INDEX_MS = 3000;
/** With less time than this, none is begun, ms. */
const LEAST_MS = 300;

/**
 * The best of the indexes, where one helps, and the tables of which each could be tried. Each is made and taken back, or
 * only imagined. Throws LostError.
 */
export async function findMissing(
  trial: Trial,
  candidates: readonly Candidate[],
): Promise<Pick<StatementPlan, 'missing' | 'tried'>> {
  let best: MissingIndex | undefined;
  const untried = new Set<string>();
  for (const candidate of candidates) {
    const found = trial.leftMs() < LEAST_MS ? null : await tryOut(trial, candidate);
    if (found === null) untried.add(tableOf(candidate));
    if (found === null || found.costWith > found.costWithout * (1 - LEAST_FALL)) continue;
    if (best === undefined || found.costWith < best.costWith * (1 - WORTH_MORE)) best = found;
  }
  const tried = [...new Set(candidates.map(tableOf))].filter((table) => !untried.has(table));
  return { ...(best !== undefined && { missing: best }), ...(tried.length > 0 && { tried }) };
}

/** As tables are called where their use is counted. */
const tableOf = ({ schema, table }: Candidate): string =>
  schema === 'public' ? table : `${schema}.${table}`;

/** What the statement costs with it, without end where it is not used; null: it cannot be tried. */
async function tryOut(trial: Trial, candidate: Candidate): Promise<MissingIndex | null> {
  const { link, facts } = trial;
  const named = await nameOf(link.ask, candidate);
  if (named === null) return null;
  const sql = creating(named);
  const isMade = facts.hypopg === null;
  if (isMade && !named.isSmall) return null;
  const statementMs = Math.min(INDEX_MS, trial.leftMs());
  const cost = await link
    .aside((ask) => (isMade ? costMade(ask, trial, sql) : costImagined(ask, trial, named)), {
      access: isMade ? 'write' : 'read',
      statementMs,
    })
    .catch(unlessLost);
  if (cost === null) return null;
  return {
    ...{ sql, table: tableOf(candidate), columns: candidate.columns },
    ...{ costWithout: trial.plan['Total Cost'], costWith: cost, how: isMade ? 'made' : 'hypothetical' },
  };
}

/** That it cannot be tried is no news: a right, a lock of somebody else's, a type without an order, the time. */
function unlessLost(thrown: unknown): null {
  if (thrown instanceof LostError) throw thrown;
  return null;
}

const TRIED = 'perf_gate_tried';

async function costMade(ask: Ask, trial: Trial, sql: string): Promise<number | null> {
  await ask(sql.replace('INDEX ON', `INDEX ${MARK} ${TRIED} ON`));
  const parts = await ask(PARTS);
  return costWith(ask, trial, [TRIED, ...parts.map((row) => String(row['name']))]);
}

/** Of a table with partitions each of them has an index of its own, which the database names. */
const PARTS = `SELECT ${MARK} c.relname AS name FROM pg_class i CROSS JOIN LATERAL pg_partition_tree(i.oid) t JOIN pg_class c ON c.oid = t.relid
  WHERE i.relkind = 'I' AND i.relname = '${TRIED}'`;

async function costImagined(ask: Ask, trial: Trial, named: Named): Promise<number | null> {
  const { hypopg } = trial.facts;
  await ask(`SELECT ${MARK} ${hypopg}.hypopg_reset()`);
  // It imagines none of a table with partitions, but of each of them.
  const all = named.parts.map((table) => creating({ ...named, table }));
  const made = await ask(
    `SELECT ${MARK} indexname FROM unnest($1::text[]) AS one (sql) CROSS JOIN LATERAL ${hypopg}.hypopg_create_index(one.sql)`,
    [all],
  );
  const names = made.map((row) => String(row['indexname']));
  const cost = await costWith(ask, trial, names);
  await ask(`SELECT ${MARK} ${hypopg}.hypopg_reset()`);
  return cost;
}

/** Of the statement's plan with an index, or one of each partition; without end: none is used there. */
async function costWith(
  ask: Ask,
  { statement, facts }: Trial,
  names: readonly string[],
): Promise<number | null> {
  const plan = await explain(ask, statement, facts.major);
  if (plan === null) return null;
  const isUsed = laidOut(plan).some(({ step }) => names.includes(step['Index Name'] ?? ''));
  return isUsed ? plan['Total Cost'] : Number.POSITIVE_INFINITY;
}

/** What holds the rows of a table: itself, or its partitions that have none of their own. */
const HOLDERS = `SELECT c.oid AS relid WHERE c.relkind <> 'p' UNION ALL SELECT relid FROM pg_partition_tree(c.oid) WHERE isleaf AND c.relkind = 'p'`;

const NAMES = `SELECT ${MARK} c.oid::regclass::text AS table, held.small, held.parts,
  (SELECT array_agg(quote_ident(attname) ORDER BY array_position($3::text[], attname::text)) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND attname = ANY ($3::text[])) AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL
  (SELECT bool_and(p.relkind = 'r') AND sum(p.reltuples) <= ${MOST_ROWS} AND sum(pg_relation_size(p.oid)) <= ${MOST_BYTES} AS small,
   array_agg(p.oid::regclass::text) FILTER (WHERE p.relkind = 'r') AS parts FROM (${HOLDERS}) h JOIN pg_class p ON p.oid = h.relid) held
  WHERE n.nspname = $1 AND c.relname = $2`;

type Named = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly isSmall: boolean;
  /** its partitions; itself where it has none */
  readonly parts: readonly string[];
};

const creating = ({ table, columns }: Pick<Named, 'table' | 'columns'>): string =>
  `CREATE INDEX ON ${table} (${columns.join(', ')})`;

/** As SQL has them; null: there is no such table, or a column is none of its own. */
async function nameOf(ask: Ask, { schema, table, columns }: Candidate): Promise<Named | null> {
  const [row] = await ask(NAMES, [schema, table, columns]);
  const quoted = Array.isArray(row?.['columns']) ? row['columns'].map(String) : [];
  if (quoted.length !== columns.length) return null;
  const parts = Array.isArray(row?.['parts']) ? row['parts'].map(String) : [];
  return { table: String(row?.['table']), columns: quoted, isSmall: row?.['small'] === true, parts };
}
