/** One step of a plan, its tree laid out from the top. */
export type PlanNode = {
  readonly depth: number;
  /** as the database calls it: `Seq Scan`, `Index Scan`, `Sort`, `Hash Join` */
  readonly kind: string;
  readonly table: string | null;
  readonly index: string | null;
  /** what rows are held against, as the database writes it; null: nothing */
  readonly filter: string | null;
  /** rows that the database expects of it */
  readonly rows: number;
  /** up to and with this step, in the database's own units */
  readonly cost: number;
  /**
   * Partitions of the table that the step goes through, and the rows that there are in them, 0: not known. The step's own are
   * those of all. Absent: the table has none, or an older recording.
   */
  readonly partitions?: { readonly count: number; readonly rows: number };
};

/** An index that is not there, and what it would do for a statement. */
export type MissingIndex = {
  /** `CREATE INDEX ON orders (user_id)` */
  readonly sql: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** of the whole plan, in the database's own units, without and with it */
  readonly costWithout: number;
  readonly costWith: number;
  /** how that is known: it was made and taken back, or the database was asked what it would do (hypopg) */
  readonly how: 'made' | 'hypothetical';
};

/** How the database would run a statement, whatever its values. */
export type StatementPlan = {
  /** of the statement */
  readonly id: string;
  readonly nodes: readonly PlanNode[];
  /** absent: none was found that helps, or none was looked for */
  readonly missing?: MissingIndex;
  /** tables of which every index that came into question was tried, `missing` among them; absent: of none */
  readonly tried?: readonly string[];
};
