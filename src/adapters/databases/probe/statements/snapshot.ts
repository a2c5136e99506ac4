import type { Ask, Row } from '../link.ts';
import { MARK } from '../mark.ts';
import { type Moments, momentsOf, NO_CALLS, since, together } from './moments.ts';

/** What one entry of pg_stat_statements counted. */
export type Counts = Moments & {
  readonly rows: number;
  readonly blocksHit: number;
  readonly blocksRead: number;
  readonly tempBlocks: number;
};

export type Entry = {
  /** null: of another role, and ours may not see what it is */
  readonly queryId: string | null;
  /** false: a function or a trigger ran it, within the time of another statement */
  readonly isTop: boolean;
  readonly counts: Counts;
};

/** All entries of one database at one moment, by role, statement and level. */
export type Snapshot = ReadonlyMap<string, Entry>;

export const keyOf = (row: Row): string => `${row['userid']}:${row['queryid']}:${row['toplevel']}`;

/** Where the statements are, and what they are called in this version of the extension. */
export type Source = {
  /** quoted */
  readonly schema: string;
  readonly columns: readonly string[];
  /** of the database */
  readonly dbId: string;
};

export async function takeSnapshot(ask: Ask, source: Source): Promise<Snapshot> {
  const rows = await ask(snapshotSql(source), [source.dbId]);
  const all = new Map<string, Entry>();
  for (const row of rows) {
    const key = keyOf(row);
    const entry = entryOf(row);
    const same = all.get(key);
    // What another role ran has no name of its own.
    all.set(key, same === undefined ? entry : { ...entry, counts: sumOf(same.counts, entry.counts) });
  }
  return all;
}

/** Whether the server tells how often statements had to go; both came with version 1.9 of the extension, with PostgreSQL 14. */
export const tellsDropped = ({ columns }: Source): boolean => columns.includes('toplevel');

/** What is called otherwise in versions of the extension until 1.7, and until 1.8. */
export function columnsOf({ columns }: Source) {
  const named = (...names: readonly string[]) => names.find((name) => columns.includes(name));
  return {
    total: named('total_exec_time', 'total_time'),
    deviation: named('stddev_exec_time', 'stddev_time'),
    top: named('toplevel') ?? 'true',
  };
}

/** Without the texts, which lie in a file: it is asked for after single requests. */
export function snapshotSql(source: Source): string {
  const { schema } = source;
  const { total, deviation, top } = columnsOf(source);
  return `SELECT ${MARK} userid, queryid, ${top} AS toplevel, calls, ${total} AS total, ${deviation} AS deviation, rows, shared_blks_hit AS hit, shared_blks_read AS read, temp_blks_read + temp_blks_written AS temp FROM ${schema}.pg_stat_statements(false) WHERE dbid = $1`;
}

function entryOf(row: Row): Entry {
  const number = (name: string) => Number(row[name]);
  return {
    queryId: row['queryid'] === null ? null : String(row['queryid']),
    isTop: row['toplevel'] === true,
    counts: {
      ...momentsOf(number('calls'), number('total'), number('deviation')),
      ...{ rows: number('rows'), blocksHit: number('hit'), blocksRead: number('read') },
      tempBlocks: number('temp'),
    },
  };
}

/** What was counted between two snapshots. One that the database dropped meanwhile, and began again, counts from there. */
export function between(before: Snapshot, after: Snapshot): Snapshot {
  const all = new Map<string, Entry>();
  for (const [key, entry] of after) {
    const first = before.get(key);
    if (first?.counts.calls === entry.counts.calls) continue;
    const isSame = first !== undefined && hasGrown(first.counts, entry.counts);
    const counts = isSame ? differenceOf(first.counts, entry.counts) : entry.counts;
    if (counts.calls > 0) all.set(key, { ...entry, counts });
  }
  return all;
}

/** Counters only grow: one that fell began anew, however often it was called since. */
const hasGrown = (before: Counts, after: Counts): boolean =>
  before.calls < after.calls &&
  before.totalMs <= after.totalMs &&
  before.rows <= after.rows &&
  before.blocksHit <= after.blocksHit &&
  before.blocksRead <= after.blocksRead &&
  before.tempBlocks <= after.tempBlocks;

/** Whether entries went that were there: the database dropped them, or somebody began anew. */
export const hasLost = (before: Snapshot, after: Snapshot): boolean =>
  [...before.keys()].some((key) => !after.has(key));

/** Both, counted together. */
export function merged(a: Snapshot, b: Snapshot): Snapshot {
  const all = new Map(a);
  for (const [key, entry] of b) {
    const same = all.get(key);
    all.set(key, same === undefined ? entry : { ...entry, counts: sumOf(same.counts, entry.counts) });
  }
  return all;
}

export const NOTHING: Counts = { ...NO_CALLS, rows: 0, blocksHit: 0, blocksRead: 0, tempBlocks: 0 };

export const sumOf = (a: Counts, b: Counts): Counts => ({
  ...together(a, b),
  ...{ rows: a.rows + b.rows, tempBlocks: a.tempBlocks + b.tempBlocks },
  ...{ blocksHit: a.blocksHit + b.blocksHit, blocksRead: a.blocksRead + b.blocksRead },
});

const differenceOf = (before: Counts, whole: Counts): Counts => ({
  ...since(before, whole),
  ...{ rows: whole.rows - before.rows, tempBlocks: whole.tempBlocks - before.tempBlocks },
  ...{ blocksHit: whole.blocksHit - before.blocksHit, blocksRead: whole.blocksRead - before.blocksRead },
});
