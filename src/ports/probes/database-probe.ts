import type { DatabaseEvidence, DatabaseGap } from '../../core/model/evidence/database.ts';
import type { Arm } from '../../core/model/recording/window.ts';

/** The database that an arm uses. */
export type DatabaseTarget = {
  readonly arm: Arm;
  /** as the application has it; empty: the variable is not set */
  readonly url: string;
  /** the environment variable that it comes from, for what is said */
  readonly variable: string;
  /** the gate made it for this arm alone, so that indexes may be tried in it */
  readonly isOwn: boolean;
  readonly signal: AbortSignal;
};

/** What each statement had so far, by its id. */
export type StatementCounts = ReadonlyMap<
  string,
  { readonly calls: number; readonly totalMs: number; readonly rows: number }
>;

/** A look into one arm's database. No method ever throws or rejects: what could not be read becomes a gap. */
export type DatabaseSession = {
  /** From here on it counts, and looks at sessions and locks once a second. */
  begin(): Promise<void>;
  /** Ends what `begin` began; safe without it. */
  end(): Promise<void>;
  /** All statements so far, cheap enough to be asked for after each request; null: not to be had. */
  counts(): Promise<StatementCounts | null>;
  /**
   * Reads what is left (plans, and indexes that are missing where `isOwn`), and closes the connections. `texts` of
   * `counts` ids that are in no statement are added to the statements with what was counted since `open`.
   */
  close(): Promise<Omit<DatabaseEvidence, 'endpoints'>>;
};

/**
 * Reads what a database did for each arm. It never resets or writes anything in a database that is not the arm's own, a
 * role that may only read will do, and it takes a second connection for its own looks.
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
