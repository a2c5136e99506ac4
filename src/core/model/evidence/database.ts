import type { LoggedTimes } from './logged-times.ts';
import type { StatementPlan } from './plan.ts';
import type { EndpointStatements, Statement } from './statement.ts';
import type { Missed, Untraced } from './untraced.ts';

/** A table while it was watched; counts are of that time. */
export type TableUse = {
  /** `schema.table`, without a `public.` */
  readonly name: string;
  readonly sequentialScans: number;
  /** rows that those went through */
  readonly sequentialRows: number;
  readonly indexScans: number;
  /** rows in it in the end, as the database estimates them; null: not known */
  readonly rows: number | null;
};

/** Sessions that waited for a lock which another one held, seen once a second. */
export type LockWait = {
  /** what waited, and what the holder ran last, normalised by us where the database does not; cut at `LONGEST_TEXT` */
  readonly waiting: string;
  readonly holding: string;
  /** of the statements that they are; absent: not known, or an older recording */
  readonly waitingId?: string;
  readonly holdingId?: string;
  readonly holderIdleInTransaction: boolean;
  /** sights of it */
  readonly seen: number;
  /** longest wait that was seen, ms */
  readonly longestMs: number;
};

/** Sessions by what they did, seen once a second. */
export type Sessions = {
  /** how often it was looked */
  readonly looks: number;
  /** at most, at once */
  readonly most: number;
  readonly mostActive: number;
  readonly mostIdleInTransaction: number;
  /** longest that one stayed idle in a transaction, ms */
  readonly longestIdleInTransactionMs: number;
  /** connections that the server, the database and the role allow, the fewest of them */
  readonly allowed: number;
  /** what came nearest to its limit; absent: an older recording, of which `most` and `allowed` are all that is known */
  readonly fullest?: Fullest;
};

/** Whose limit of connections it is: a database's and a role's own one, or that of the whole server. */
export const CONNECTION_LIMITS = ['server', 'database', 'role'] as const;

/** Sessions against the limit that they came nearest to, at the look at which they did. */
export type Fullest = {
  readonly of: (typeof CONNECTION_LIMITS)[number];
  /** sessions that count for that limit */
  readonly most: number;
  readonly allowed: number;
  /** of them, those of this database */
  readonly own: number;
  /** of them, those of other databases that a gate made, such as the other side's */
  readonly gates: number;
};

/** Of connections that are allowed the share that is taken; 0 where none is allowed. */
export const shareTaken = ({ most, allowed }: Pick<Fullest, 'most' | 'allowed'>): number =>
  allowed === 0 ? 0 : most / allowed;

/** Share of the allowed connections that was taken, the largest of all limits. `without`: the gate's other databases. */
export function takenOf(sessions: Sessions, without: 'gates' | 'nothing'): number {
  const { most, fullest } = sessions;
  if (fullest === undefined) return shareTaken(sessions);
  if (without === 'nothing') return shareTaken(fullest);
  // That look may be of the other side's round: of its own it has at least what the database showed at another one.
  const own = fullest.of === 'role' ? 0 : most;
  return shareTaken({ ...fullest, most: Math.max(fullest.most - fullest.gates, own) });
}

/** Totals of the database that an arm used, while it was watched. */
export type DatabaseTotals = {
  readonly commits: number;
  readonly rollbacks: number;
  readonly deadlocks: number;
  readonly tempBytes: number;
  readonly blocksHit: number;
  readonly blocksRead: number;
};

/** What the server is set to, bytes, as the role that looked has it; a statement may be run with another `work_mem`. */
export type DatabaseSettings = {
  /** memory that one step of a statement may take before it writes to disk */
  readonly workMem: number;
  /** the server's own cache of blocks */
  readonly sharedBuffers: number;
};

/** Why a part of it is missing, with what a user can do. */
export type DatabaseGap =
  /** `sql`: the statement to run, or the setting to give */
  | { readonly kind: 'no-extension' | 'not-preloaded' | 'no-rights'; readonly sql: string }
  /**
   * base and head use one database: what ran at once cannot be told apart. `inTurns`: they were driven one after the other,
   * and what ran in the rounds of either is its own; the database's own counters, and sessions, are not known all the same
   */
  | { readonly kind: 'shared'; readonly inTurns?: true }
  | { readonly kind: 'no-url'; readonly variable: string }
  | {
      readonly kind: 'unreachable' | 'lost' | 'failed';
      readonly said: string;
      /** the server refused the look's own connection, as all that it allows are taken; absent: for another reason, or an older recording */
      readonly isFull?: true;
    }
  /** more statements than the database keeps: some were dropped while it was watched */
  | { readonly kind: 'dropped'; readonly kept: number }
  /** requests could not be looked at one by one */
  | ({ readonly kind: 'untraced' } & Untraced)
  /** the same of some endpoints, while others could be */
  | ({ readonly kind: 'missed' } & Missed)
  | { readonly kind: 'old-version'; readonly version: string };

/** What a database showed of one arm. Parts that could not be read are empty or null, and `gaps` says why. */
export type DatabaseEvidence = {
  readonly product: 'postgres';
  /** `15.10`; empty: not known */
  readonly version: string;
  /** how long it was watched under load, ms; 0: it was not */
  readonly watchedMs: number;
  /** those that took most time or were called most, at most 100, by their time */
  readonly statements: readonly Statement[];
  /** calls and time of all statements, those that are left out above too; null: not known */
  readonly all: { readonly calls: number; readonly totalMs: number; readonly rows: number } | null;
  readonly totals: DatabaseTotals | null;
  readonly tables: readonly TableUse[];
  readonly sessions: Sessions | null;
  readonly locks: readonly LockWait[];
  readonly plans: readonly StatementPlan[];
  /** what each endpoint ran by itself; empty: it was not looked at */
  readonly endpoints: readonly EndpointStatements[];
  readonly gaps: readonly DatabaseGap[];
  /** absent: nobody could look, or an older recording */
  readonly settings?: DatabaseSettings;
  /** times of its queries by the server's log; absent: nobody asked for them */
  readonly log?: LoggedTimes;
};

/** What the server said as it refused the look's own connection, since all that it allows were taken; null: it let it in. */
export function refusalIn({ gaps }: Pick<DatabaseEvidence, 'gaps'>): string | null {
  const [said = null] = gaps.flatMap((gap) => ('isFull' in gap ? [gap.said] : []));
  return said;
}

/** With these statements may have run, and sessions have been, that are not known. */
const PARTIAL: ReadonlySet<DatabaseGap['kind']> = new Set(['dropped', 'no-rights', 'lost', 'failed']);

/** Whether a database was seen in part, so that what is not in the evidence may have been all the same. */
export const isPartial = ({ gaps }: DatabaseEvidence): boolean => gaps.some(({ kind }) => PARTIAL.has(kind));

/** Whether base and head could not be told apart while both were driven. */
export const isShared = ({ gaps }: DatabaseEvidence): boolean =>
  gaps.some((gap) => gap.kind === 'shared' && gap.inTurns !== true);
