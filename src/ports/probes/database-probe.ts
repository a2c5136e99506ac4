import type { DatabaseEvidence, DatabaseGap } from '../../core/model/evidence/database.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import type { DatabaseSample } from '../../core/readings/sample.ts';

/** The database that an arm uses. */
export type DatabaseTarget = {
  readonly arm: Arm;
  /** as the application has it; empty: the variable is not set */
  readonly url: string;
  /** the environment variable that it comes from, for what is said */
  readonly variable: string;
  /** the gate made it for this arm alone, so that indexes may be tried in it */
  readonly isOwn: boolean;
  /**
   * the server's log is read for how long each query took: from the server, as far as its role may, or from `path` on this
   * machine, a file or the newest of a folder in the format that the server writes. Absent: it is not read
   */
  readonly log?: { readonly path: string | null };
  readonly signal: AbortSignal;
};

/** What each statement had since the session was opened, by its id; those that ran in that time. */
export type StatementCounts = ReadonlyMap<
  string,
  { readonly calls: number; readonly totalMs: number; readonly rows: number }
>;

/**
 * A look into one arm's database. No method ever throws or rejects: what could not be read becomes a gap. An aborted signal
 * ends it, and one that is not closed keeps no process from ending.
 */
export type DatabaseSession = {
  /** From here on it counts, and looks at sessions and locks once a second. */
  begin(): Promise<void>;
  /** Ends what `begin` began; safe without it. */
  end(): Promise<void>;
  /**
   * Statements are counted in the arm's rounds alone from the first of these on, and all else goes on as before. Absent: it
   * cannot, and they are counted from `begin` to `end`.
   */
  round?(what: 'begins' | 'ends'): Promise<void>;
  /**
   * Statements since it was opened, cheap enough to be asked for after each request; null: not to be had. A statement in a
   * transaction is there when that has ended, or the next one began.
   */
  counts(): Promise<StatementCounts | null>;
  /**
   * Reads what is left (plans, and indexes that are missing where `isOwn`), and closes the connection; some seconds at
   * most. Statements that were called between two `counts` and while it was not watched are among the statements, with
   * what was counted since `open`. `plans` false: without plans, and what is read already is all there is; at once.
   */
  close(wanted?: { readonly plans: boolean }): Promise<Omit<DatabaseEvidence, 'endpoints'>>;
  /** From the next `begin` on what the database does is followed in time, as long as that can be had at little cost. Absent: it cannot. */
  follow?(): void;
  /** What it did while it was followed, oldest first, read four times a second. Absent: it is not. */
  samples?(): readonly DatabaseSample[];
  /** Whether the server ended the connection: the database was made anew, or the server is gone. Absent: nobody knows. */
  isCut?(): boolean;
};

/**
 * Reads what a database did for each arm. It never resets or writes anything in a database that is not the arm's own, a
 * role that may only read will do, and it has one connection of its own, whose statements it leaves out. In a database of
 * the arm's own it makes the extension pg_stat_statements where the role may.
 */
export type DatabaseProbe = {
  /** Never throws: why there is nothing to be had comes as a gap. */
  open(
    target: DatabaseTarget,
  ): Promise<
    | { readonly kind: 'open'; readonly session: DatabaseSession }
    | { readonly kind: 'missing'; readonly gap: DatabaseGap }
  >;
};
