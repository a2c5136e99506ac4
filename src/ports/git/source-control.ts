export type BaseRequest = {
  readonly event: string;
  /** name of the base branch, without refs/heads/ */
  readonly baseBranch: string;
  /** `before` of a push, `base_sha` of a merge group; null: none. Zeros mean "gone". */
  readonly before: string | null;
  /** commits of the pull request as the event names them; absent: none is known */
  readonly pullRequest?: { readonly headSha: string; readonly baseSha: string };
  readonly directory: string;
  /** `fork`: where it left the base branch, whatever the event says; null where it never did. Absent: by the rule */
  readonly where?: 'fork';
};

export type BaseCommit = {
  readonly sha: string;
  /** how it was found, for the log: "first parent of the merge commit" */
  readonly how: string;
};

/** Questions about commits. Missing commits are fetched; failing that, the error names the `fetch-depth` to set. */
export type SourceControl = {
  /** SHA of the checked-out commit; null outside a repository, and where git cannot say, which the log tells */
  head(directory: string): Promise<string | null>;
  /**
   * The same for the application to know its revision by; on a command line `SHA-dirty`, as git describe says it, where
   * files of that commit were changed and not committed.
   */
  checkedOut(directory: string): Promise<string | null>;
  /**
   * Base by the rule of the design; null: there is none (first commit, not a repository). Throws EnvironmentError where
   * git cannot say: that is never taken for "no repository".
   */
  base(request: BaseRequest): Promise<BaseCommit | null>;
  /**
   * The commit of a tag, fetched where the checkout lacks it; null: there is no such tag. Throws EnvironmentError when
   * origin does not say.
   */
  tagged(tag: string, directory: string): Promise<string | null>;
  /**
   * First-parent ancestors of `sha`, nearest first, itself at index 0; at most `limit`. `at` (ISO 8601): beginning with the
   * newest that was committed by then, as the commits tell it; where none that is known was, with the oldest known.
   */
  ancestors(sha: string, limit: number, directory: string, at?: string): Promise<readonly string[]>;
};
