import type { LockWait } from '../../../../core/model/evidence/database.ts';
import { LONGEST_TEXT } from '../../../../core/model/evidence/statement.ts';
import type { Ask, Row } from '../link.ts';
import { MARK } from '../mark.ts';
import { formOfSession } from '../statements/normal-form.ts';
import type { SeenQuery, Text } from '../statements/texts.ts';

/** Most pairs that are kept. */
const MOST = 50;

/** Who waited for whom, as sessions show it. */
export type LockSeen = Omit<LockWait, 'waiting' | 'waitingId' | 'holding' | 'holdingId'> & {
  readonly waiting: SeenQuery;
  readonly holding: SeenQuery;
};

/** Until 14 nobody tells since when it waits for the lock, and its statement began before that. */
const sinceOf = (major: number) =>
  major < 14
    ? 'w.query_start'
    : 'coalesce((SELECT min(waitstart) FROM pg_locks l WHERE l.pid = w.pid AND NOT l.granted), w.query_start)';

/** A cut ends before a character of up to four bytes that would be halved. */
const seenOf = (session: string, name: string, major: number) =>
  `${session}.query AS ${name}, ${major < 14 ? 'NULL' : `${session}.query_id`} AS ${name}_id,
  octet_length(${session}.query) >= pg_size_bytes(current_setting('track_activity_query_size')) - 4 AS ${name}_cut`;

const sqlOf = (
  major: number,
) => `SELECT ${MARK} ${seenOf('w', 'waiting', major)}, ${seenOf('h', 'holding', major)},
  h.state LIKE 'idle in transaction%' AS idle, extract(epoch FROM clock_timestamp() - ${sinceOf(major)}) * 1000 AS waited
  FROM pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) AS b (pid) JOIN pg_stat_activity h ON h.pid = b.pid
  WHERE w.datid = $1 AND w.wait_event_type = 'Lock'`;

/** Who waits for whom in a database. pg_blocking_pids is not cheap: only where somebody waits. */
export async function seeLocks(ask: Ask, options: { readonly dbId: string; readonly major: number }) {
  return (await ask(sqlOf(options.major), [options.dbId])).map(lockOf);
}

function lockOf(row: Row): LockSeen {
  const query = (name: string): SeenQuery => ({
    form: formOfSession(String(row[name] ?? '')),
    queryId: row[`${name}_id`] == null ? null : String(row[`${name}_id`]),
    isCut: row[`${name}_cut`] === true,
  });
  return {
    ...{ waiting: query('waiting'), holding: query('holding') },
    ...{ holderIdleInTransaction: row['idle'] === true, seen: 1 },
    longestMs: Math.max(0, Number(row['waited'] ?? 0)),
  };
}

/** With what was seen once more. */
export const withLocks = (before: readonly LockSeen[], seen: readonly LockSeen[]): readonly LockSeen[] =>
  counted([...before, ...seen]).slice(0, MOST);

/** Each pair once. */
function counted<T extends LockSeen | LockWait>(all: readonly T[]): readonly T[] {
  const groups = Map.groupBy(all, ({ waiting, holding, holderIdleInTransaction }) =>
    JSON.stringify([waiting, holding, holderIdleInTransaction]),
  );
  return [...groups.values()].map((same) => ({
    ...(same[0] as T),
    seen: same.reduce((sum, one) => sum + one.seen, 0),
    longestMs: Math.max(...same.map(({ longestMs }) => longestMs)),
  }));
}

/** By the statements that they were: what a session shows of one may be its beginning. `find`: which one it was */
export function waitsOf(
  locks: readonly LockSeen[],
  find: (query: SeenQuery) => Text | undefined,
): readonly LockWait[] {
  const named = (query: SeenQuery) => {
    const found = find(query);
    // Of what is no query less is kept there than a session shows.
    const text = found === undefined || found.kind === 'other' ? query.form : found.text;
    return { text: text.slice(0, LONGEST_TEXT), id: found?.id ?? undefined };
  };
  return counted(
    locks.map(({ waiting, holding, ...rest }) => {
      const [waits, holds] = [named(waiting), named(holding)];
      return {
        ...{ waiting: waits.text, holding: holds.text, ...rest },
        ...(waits.id !== undefined && { waitingId: waits.id }),
        ...(holds.id !== undefined && { holdingId: holds.id }),
      };
    }),
  );
}
