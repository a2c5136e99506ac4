/** The files of another revision, in a folder of their own. */
export type Checkout = {
  /** the same place inside the other revision as the folder that was asked for */
  readonly directory: string;
  /** Takes the folder away. Safe to call twice; never throws. */
  remove(): Promise<void>;
};

/** Other revisions of the checked-out repository. */
export type Revisions = {
  /** The commit that a name stands for (`main`, `v1.2`, `HEAD~1`, a SHA); null: there is none. */
  resolve(revision: string, directory: string): Promise<string | null>;
  /** Throws EnvironmentError when the commit or the folder in it cannot be had; names `fetch-depth` where that helps. */
  checkout(sha: string, directory: string): Promise<Checkout>;
};
