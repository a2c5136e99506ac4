import type { Sessions } from '../../../../core/model/evidence/database.ts';
import type { Ask } from '../link.ts';
import { MARK } from '../mark.ts';

/** Sessions of one database at one moment, without our own. */
export type SessionsSeen = {
  readonly all: number;
  readonly active: number;
  readonly idleInTransaction: number;
  readonly longestIdleMs: number;
  /** those that wait for a lock */
  readonly waiting: number;
  /** those of another role, of which only their number is to be seen */
  readonly hidden: number;
};

const ABOUT = `SELECT ${MARK} count(*) AS all, count(*) FILTER (WHERE state = 'active') AS active,
  count(*) FILTER (WHERE state LIKE 'idle in transaction%') AS idle,
  coalesce(max(extract(epoch FROM clock_timestamp() - state_change)) FILTER (WHERE state LIKE 'idle in transaction%'), 0) * 1000 AS longest,
  count(*) FILTER (WHERE wait_event_type = 'Lock') AS waiting, count(*) FILTER (WHERE state IS NULL) AS hidden
  FROM pg_stat_activity WHERE datid = $1 AND coalesce(backend_type, 'client backend') = 'client backend'
  AND pid <> pg_backend_pid() AND strpos(query, '${MARK}') = 0`;

export async function seeSessions(ask: Ask, dbId: string): Promise<SessionsSeen> {
  const [row = {}] = await ask(ABOUT, [dbId]);
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    ...{ all: number('all'), active: number('active'), idleInTransaction: number('idle') },
    ...{ longestIdleMs: number('longest'), waiting: number('waiting'), hidden: number('hidden') },
  };
}

/** `before`: null at first */
export function withSeen(before: Sessions | null, seen: SessionsSeen, allowed: number): Sessions {
  const most = (a: number | undefined, b: number) => Math.max(a ?? 0, b);
  return {
    looks: (before?.looks ?? 0) + 1,
    most: most(before?.most, seen.all),
    mostActive: most(before?.mostActive, seen.active),
    mostIdleInTransaction: most(before?.mostIdleInTransaction, seen.idleInTransaction),
    longestIdleInTransactionMs: most(before?.longestIdleInTransactionMs, seen.longestIdleMs),
    allowed,
  };
}
