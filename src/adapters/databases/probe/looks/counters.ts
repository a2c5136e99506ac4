import type { DatabaseTotals, TableUse } from '../../../../core/model/evidence/database.ts';
import type { Ask, Row } from '../link.ts';
import { MARK } from '../mark.ts';

/** Most tables that are kept: those with most rows gone through. */
const MOST_TABLES = 50;

/** Counters of a database and its tables. A busy session hands in its own once a second, so that they are late by that. */
export type Counters = { readonly totals: DatabaseTotals; readonly tables: ReadonlyMap<string, TableUse> };

const TOTALS = `SELECT ${MARK} xact_commit AS commits, xact_rollback AS rollbacks, deadlocks, temp_bytes AS "tempBytes", blks_hit AS "blocksHit", blks_read AS "blocksRead"
  FROM pg_stat_database WHERE datid = $1`;

/** Partitions are counted as the table that they are of. Estimated rows below zero: it was never analysed. */
const TABLES = `SELECT ${MARK} CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname || '.' END || r.relname AS name,
  sum(coalesce(seq_scan, 0)) AS "sequentialScans", sum(coalesce(seq_tup_read, 0)) AS "sequentialRows", sum(coalesce(idx_scan, 0)) AS "indexScans",
  sum(CASE WHEN c.reltuples > 0 THEN c.reltuples ELSE n_live_tup END) AS rows FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
  JOIN pg_class r ON r.oid = CASE WHEN c.relispartition THEN pg_partition_root(c.oid) ELSE c.oid END JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE c.relkind <> 'p' GROUP BY r.oid, r.relname, n.nspname`;

/** What they are at this moment. */
export async function readCounters(ask: Ask, dbId: string): Promise<Counters> {
  const [row = {}] = await ask(TOTALS, [dbId]);
  const tables = (await ask(TABLES)).map(tableOf);
  return {
    totals: totalsBy((name) => Number(row[name] ?? 0)),
    tables: new Map(tables.map((table) => [table.name, table])),
  };
}

function tableOf(row: Row): TableUse {
  const rows = Math.round(Number(row['rows']));
  return {
    ...{ name: String(row['name']), rows: rows > 0 ? rows : null },
    ...countsBy((name) => Number(row[name])),
  };
}

/** What was counted between two moments. They fall where somebody sets them back: then from there. */
export const countedBetween = (before: Counters, after: Counters): Counters =>
  combined(before, after, (first, last) => (last < first ? last : last - first));

/** Of two times together; `rows` are those of the later one. */
export const addedUp = (a: Counters, b: Counters): Counters => combined(a, b, (first, last) => first + last);

function combined(a: Counters, b: Counters, of: (a: number, b: number) => number): Counters {
  const tables = [...b.tables].map(([key, table]) => {
    const first = a.tables.get(key);
    return [key, { ...table, ...countsBy((name) => of(first?.[name] ?? 0, table[name])) }] as const;
  });
  return { totals: totalsBy((name) => of(a.totals[name], b.totals[name])), tables: new Map(tables) };
}

/** Those that were used, most rows gone through first. */
export const usedTables = ({ tables }: Counters): readonly TableUse[] =>
  [...tables.values()]
    .filter(({ sequentialScans, indexScans }) => sequentialScans + indexScans > 0)
    .toSorted((a, b) => b.sequentialRows - a.sequentialRows)
    .slice(0, MOST_TABLES);

const totalsBy = (of: (name: keyof DatabaseTotals) => number): DatabaseTotals => ({
  ...{ commits: of('commits'), rollbacks: of('rollbacks'), deadlocks: of('deadlocks') },
  ...{ tempBytes: of('tempBytes'), blocksHit: of('blocksHit'), blocksRead: of('blocksRead') },
});

type TableCounts = Pick<TableUse, 'sequentialScans' | 'sequentialRows' | 'indexScans'>;

const countsBy = (of: (name: keyof TableCounts) => number): TableCounts => ({
  sequentialScans: of('sequentialScans'),
  sequentialRows: of('sequentialRows'),
  indexScans: of('indexScans'),
});
