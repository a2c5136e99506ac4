import { type Fullest, type Sessions, shareTaken } from '../../../../core/model/evidence/database.ts';
import { PREFIX } from '../../name.ts';
import type { Ask } from '../link.ts';
import { MARK } from '../mark.ts';
import type { ServerFacts } from '../server-facts.ts';

/** Sessions at one moment, without our own: of one database where nothing else is said. */
export type SessionsSeen = {
  readonly all: number;
  readonly active: number;
  readonly idleInTransaction: number;
  readonly longestIdleMs: number;
  /** those that wait for a lock */
  readonly waiting: number;
  /** those of another role, of which only their number is to be seen */
  readonly hidden: number;
  /** of all databases of the server */
  readonly server: Counted;
  /** of our role, in all databases */
  readonly role: Counted;
};

/** `own`: of them, those of this database; `gates`: those of other databases that a gate made */
type Counted = Pick<Fullest, 'own' | 'gates'> & { readonly all: number };

const OWN = 'datid = $1';
const ROLE = 'usesysid = (SELECT oid FROM pg_roles WHERE rolname = current_user)';
const GATES = `datid <> $1 AND starts_with(datname, '${PREFIX}')`;

const counting = (...filters: readonly string[]) => `count(*) FILTER (WHERE ${filters.join(' AND ')})`;

// What is no client's has no database or no role; that it is none is hidden where its role is another one.
const ABOUT = `SELECT ${MARK} ${counting(OWN)} AS all, ${counting(OWN, "state = 'active'")} AS active,
  ${counting(OWN, "state LIKE 'idle in transaction%'")} AS idle,
  coalesce(max(extract(epoch FROM clock_timestamp() - state_change)) FILTER (WHERE ${OWN} AND state LIKE 'idle in transaction%'), 0) * 1000 AS longest,
  ${counting(OWN, "wait_event_type = 'Lock'")} AS waiting, ${counting(OWN, 'state IS NULL')} AS hidden,
  count(*) AS server, ${counting(GATES)} AS server_gates,
  ${counting(ROLE)} AS role, ${counting(ROLE, OWN)} AS role_own, ${counting(ROLE, GATES)} AS role_gates
  FROM pg_stat_activity WHERE coalesce(backend_type, 'client backend') = 'client backend' AND datid IS NOT NULL AND usesysid IS NOT NULL
  AND pid <> pg_backend_pid() AND strpos(query, '${MARK}') = 0`;

export async function seeSessions(ask: Ask, dbId: string): Promise<SessionsSeen> {
  const [row = {}] = await ask(ABOUT, [dbId]);
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    ...{ all: number('all'), active: number('active'), idleInTransaction: number('idle') },
    ...{ longestIdleMs: number('longest'), waiting: number('waiting'), hidden: number('hidden') },
    server: { all: number('server'), own: number('all'), gates: number('server_gates') },
    role: { all: number('role'), own: number('role_own'), gates: number('role_gates') },
  };
}

/** `before`: null at first */
export function withSeen(
  before: Sessions | null,
  seen: SessionsSeen,
  limits: ServerFacts['limits'],
): Sessions {
  const most = (a: number | undefined, b: number) => Math.max(a ?? 0, b);
  return {
    looks: (before?.looks ?? 0) + 1,
    most: most(before?.most, seen.all),
    mostActive: most(before?.mostActive, seen.active),
    mostIdleInTransaction: most(before?.mostIdleInTransaction, seen.idleInTransaction),
    longestIdleInTransactionMs: most(before?.longestIdleInTransactionMs, seen.longestIdleMs),
    allowed: Math.min(...[limits.server, limits.database, limits.role].flatMap((limit) => limit ?? [])),
    fullest: fullestOf([before?.fullest, ...againstLimits(seen, limits)]),
  };
}

function againstLimits(
  { all, server, role }: SessionsSeen,
  limits: ServerFacts['limits'],
): readonly Fullest[] {
  const database = { all, own: all, gates: 0 };
  return Object.entries({ server, database, role }).flatMap(([name, { all: most, own, gates }]) => {
    const of = name as Fullest['of'];
    const allowed = limits[of];
    return allowed === null ? [] : [{ of, most, allowed, own, gates }];
  });
}

/** That whose share is the largest; of equal ones the first. */
function fullestOf(all: readonly (Fullest | undefined)[]): Fullest {
  const known = all.flatMap((one) => one ?? []);
  return known.reduce((first, one) => (shareTaken(one) > shareTaken(first) ? one : first));
}
