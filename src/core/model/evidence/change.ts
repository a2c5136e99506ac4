/** A line of a file; the file from the root of the repository, with slashes, the line from 1. */
export type FilePlace = { readonly file: string; readonly line: number };

/** First and last line, from 1, of each stretch of a file that differs from base, in order. */
export type Stretches = readonly (readonly [from: number, to: number])[];

/** A text file that head changed, as it is in head. */
export type ChangedText = {
  /** from the root of the repository, with slashes */
  readonly file: string;
  readonly lines: readonly string[];
  readonly changed: Stretches;
};

/** A file of head's checkout that a profile names. */
export type ProfiledFile = {
  /** as the profile names it */
  readonly named: string;
  /** from the root of the repository */
  readonly file: string;
  /** lines in it */
  readonly lines: number;
  readonly changed: Stretches;
};

/** Where in the source the things stand that evidence of head is about. */
export type ChangeEvidence = {
  /** statements, by their id, whose text stands at one place of what head changed */
  readonly statements: readonly ({ readonly id: string } & FilePlace)[];
  readonly files: readonly ProfiledFile[];
};
