/** The files of another revision, in a folder of their own. */
export type Checkout = {
  /** the same place inside the other revision as the folder that was asked for */
  readonly directory: string;
  /**
   * Runs `make`, which builds, and keeps what it made for later runs where that was asked for. True: an earlier run
   * completed this very `build` of the same files, so `make` did not run. A `make` that throws leaves nothing to reuse.
   */
  build(build: string, make: () => Promise<void>): Promise<boolean>;
  /**
   * What was built is of no use: it is not kept for later runs, and one more `build` runs `make` on the files as committed.
   * Never throws.
   */
  forget(): Promise<void>;
  /** Takes the folder away, unless it is kept. Safe to call twice; never throws. */
  remove(): Promise<void>;
};

/** What is laid out of a revision. */
export type Parts = 'all' | 'own';

/** Other revisions of the checked-out repository. */
export type Revisions = {
  /** The commit that a name stands for (`main`, `v1.2`, `HEAD~1`, a SHA); null: there is none. */
  resolve(revision: string, directory: string): Promise<string | null>;
  /**
   * Files in the folder that no checkout of a commit brings, ignored ones among them, by their names from there with
   * slashes; of folders that git keeps nothing of, not all. Never throws: empty where git does not say.
   */
  untracked(directory: string): Promise<readonly string[]>;
  /**
   * `keep`: what is built in it may be used again by later runs. `parts`: `own` are the commit's own files, for those who
   * only read them; submodules and large files are not looked for then. Throws EnvironmentError when the commit or the
   * folder in it cannot be had; names `fetch-depth` where that helps.
   */
  checkout(sha: string, directory: string, keep: boolean, parts?: Parts): Promise<Checkout>;
};
