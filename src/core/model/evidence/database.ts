import type { StatementPlan } from './plan.ts';
import type { EndpointStatements, Statement } from './statement.ts';
import type { Untraced } from './untraced.ts';

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
  /** what waited, and what the holder ran last, normalised by us where the database does not; cut at 2,000 characters */
  readonly waiting: string;
  readonly holding: string;
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
  /** connections that the database allows to such a role */
  readonly allowed: number;
};

/** Totals of the database that an arm used, while it was watched. */
export type DatabaseTotals = {
  readonly commits: number;
  readonly rollbacks: number;
  readonly deadlocks: number;
  readonly tempBytes: number;
  readonly blocksHit: number;
  readonly blocksRead: number;
};

/** Why a part of it is missing, with what a user can do. */
export type DatabaseGap =
  /** `sql`: the statement to run, or the setting to give */
  | { readonly kind: 'no-extension' | 'not-preloaded' | 'no-rights'; readonly sql: string }
  /** base and head use one database as one role: what ran in turns, or at once, cannot be told apart */
  | { readonly kind: 'shared' }
  | { readonly kind: 'no-url'; readonly variable: string }
  | { readonly kind: 'unreachable' | 'lost' | 'failed'; readonly said: string }
  /** more statements than the database keeps: some were dropped while it was watched */
  | { readonly kind: 'dropped'; readonly kept: number }
  /** requests could not be looked at one by one */
  | ({ readonly kind: 'untraced' } & Untraced)
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
};

/** With these statements may have run, and sessions have been, that are not known. */
const PARTIAL: ReadonlySet<DatabaseGap['kind']> = new Set(['dropped', 'no-rights', 'lost', 'failed']);

/** Whether a database was seen in part, so that what is not in the evidence may have been all the same. */
export const isPartial = ({ gaps }: DatabaseEvidence): boolean => gaps.some(({ kind }) => PARTIAL.has(kind));

/** Whether base and head could not be told apart while both were driven. */
export const isShared = ({ gaps }: DatabaseEvidence): boolean => gaps.some(({ kind }) => kind === 'shared');
