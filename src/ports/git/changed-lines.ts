import type { ChangedText } from '../../core/model/evidence/change.ts';

/** What a change is made of, as far as it can be read in passing. */
export type ChangeSeen = {
  /** in the order of their names; very large ones, and those beyond some hundreds, are left out */
  readonly texts: readonly ChangedText[];
  /** of the files that were asked for those that are there */
  readonly files: readonly {
    readonly named: string;
    /** from the root of the repository */
    readonly file: string;
    /** lines in it */
    readonly lines: number;
  }[];
};

/** Which lines a change touches. */
export type ChangedLines = {
  /**
   * What differs between the commit `base` and what is checked out in the repository of `directory`. `named`: files to
   * look for, as they are named from `directory`. `beside`: a folder in base's own checkout, for what a shallow clone lacks
   * of it; nothing is fetched. Throws EnvironmentError where git does not say.
   */
  since(base: string, directory: string, named: readonly string[], beside?: string): Promise<ChangeSeen>;
};
