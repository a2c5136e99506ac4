import type { LockWait } from '../../../../core/model/evidence/database.ts';
import type { Ask, Row } from '../link.ts';
import { MARK } from '../mark.ts';
import { formOfSession } from '../statements/normal-form.ts';

/** Longest text that is kept, characters. */
const LONGEST = 2000;
/** Most pairs that are kept. */
const MOST = 50;

/** Until 14 nobody tells since when it waits for the lock, and its statement began before that. */
const sinceOf = (major: number) =>
  major < 14
    ? 'w.query_start'
    : 'coalesce((SELECT min(waitstart) FROM pg_locks l WHERE l.pid = w.pid AND NOT l.granted), w.query_start)';

const sqlOf = (major: number) => `SELECT ${MARK} w.query AS waiting, h.query AS holding,
  h.state LIKE 'idle in transaction%' AS idle, extract(epoch FROM clock_timestamp() - ${sinceOf(major)}) * 1000 AS waited
  FROM pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) AS b (pid) JOIN pg_stat_activity h ON h.pid = b.pid
  WHERE w.datid = $1 AND w.wait_event_type = 'Lock'`;

/** Who waits for whom in a database. pg_blocking_pids is not cheap: only where somebody waits. */
export async function seeLocks(ask: Ask, options: { readonly dbId: string; readonly major: number }) {
  return (await ask(sqlOf(options.major), [options.dbId])).map(lockOf);
}

function lockOf(row: Row): LockWait {
  const form = (name: string) => formOfSession(String(row[name] ?? '')).slice(0, LONGEST);
  return {
    ...{ waiting: form('waiting'), holding: form('holding') },
    ...{ holderIdleInTransaction: row['idle'] === true, seen: 1 },
    longestMs: Math.max(0, Number(row['waited'] ?? 0)),
  };
}

/** With what was seen once more. */
export function withLocks(before: readonly LockWait[], seen: readonly LockWait[]): readonly LockWait[] {
  const all = Map.groupBy([...before, ...seen], (one) =>
    [one.waiting, one.holding, one.holderIdleInTransaction].join('\n'),
  );
  const joined = [...all.values()].map((same) => ({
    ...(same[0] as LockWait),
    seen: same.reduce((sum, one) => sum + one.seen, 0),
    longestMs: Math.max(...same.map(({ longestMs }) => longestMs)),
  }));
  return joined.slice(0, MOST);
}
