/** What a statement does, by its first word; one that begins with `WITH` is what its main part does. `MERGE` is an update. */
export const STATEMENT_KINDS = ['select', 'insert', 'update', 'delete', 'other'] as const;

export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Longest text of a statement that is kept, characters: of one that is as long what stands behind it is not known. */
export const LONGEST_TEXT = 2000;

/** One statement as the database normalised it, with all that an arm had of it while it was watched. Counts are exact. */
export type Statement = {
  /** of the whole text, so that base and head call the same statement the same; lists in a long one count as of one length */
  readonly id: string;
  /** `$1` in the place of values, white space in one; cut at `LONGEST_TEXT` */
  readonly text: string;
  readonly kind: StatementKind;
  readonly calls: number;
  /** time in the database, ms */
  readonly totalMs: number;
  /** standard deviation of one call, ms; null: not known */
  readonly deviationMs: number | null;
  readonly rows: number;
  /** blocks that were found in the database's cache, and those that were read from outside of it */
  readonly blocksHit: number;
  readonly blocksRead: number;
  /** blocks that sorts and hashes wrote and read beside memory */
  readonly tempBlocks: number;
  /** it is shown since an endpoint ran it by itself, and counts are since the look began; absent: they are of the load alone */
  readonly isTraced?: true;
};

/** How often an endpoint ran a statement, seen by itself: one user, one request at a time. */
export type StatementOfEndpoint = {
  readonly id: string;
  /** the median of the endpoint's calls; where it ran in fewer than half of them their mean */
  readonly perCall: number;
  /** all of at least five calls had the same number */
  readonly isExact: boolean;
  /** time in the database per call of the endpoint, ms */
  readonly msPerCall: number;
  readonly rowsPerCall: number;
};

/** What one endpoint asked of the database when nothing else ran. */
export type EndpointStatements = {
  /** `METHOD name` */
  readonly endpoint: string;
  /** calls by itself that the figures are of */
  readonly calls: number;
  /** median time of one, as the database was read before and after it, ms; absent: an older recording */
  readonly ms?: number;
  readonly statements: readonly StatementOfEndpoint[];
};
