/** One belief that was wrong, or one hole, and the tests that hold what is right now. */
export type Edge = {
  /** `G` + number: what was believed of GitHub; `S` + number: a hole; lower-case letter for a further case: `S2b` */
  readonly id: string;
  /** what the code did, one plain sentence */
  readonly was: string;
  /** what it does now, one plain sentence; where it can only be told, what the user can do */
  readonly now: string;
  /** where the truth about GitHub stands (documents, source, an issue's number); absent: not about GitHub */
  readonly source?: string;
  readonly tests: readonly EdgeTest[];
};

export type EdgeTest = {
  /** path from the root of the repository */
  readonly file: string;
  /** its full name, or a part of it that no other test of the file has */
  readonly name: string;
};
