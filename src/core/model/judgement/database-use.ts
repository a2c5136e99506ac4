import type { Shown } from '../evidence/cause.ts';
import type { StatementKind } from '../evidence/statement.ts';

/** Statements of one kind that one side ran. */
export type KindUse = {
  /** of all requests together, per request */
  readonly perRequest: number;
  /** time in the database of one of them, ms */
  readonly meanMs: number;
};

/** What the application asked of its database, by the kind of statement. */
export type DatabaseUse = {
  readonly operations: readonly {
    readonly kind: StatementKind;
    /** null: it ran none, or nobody looked */
    readonly base: KindUse | null;
    readonly head: KindUse | null;
  }[];
  /** statements that take long on average; null: nobody looked */
  readonly slow: Shown;
};
