export type Changed = {
  /** names from the root of the repository, with slashes */
  readonly files: readonly string[];
  /** the folder that was asked in, from the root: empty, or with a slash at its end */
  readonly prefix: string;
};

/** Which files a change touches. */
export type ChangedFiles = {
  /**
   * Files that differ between HEAD and the merge base of it with `base`; a renamed one under both of its names. Throws
   * EnvironmentError when the commits cannot be compared, and names `fetch-depth` where that helps.
   */
  since(base: string, directory: string): Promise<Changed>;
};
