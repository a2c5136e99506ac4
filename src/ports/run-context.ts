import type { Source } from '../core/model/recording/environment.ts';

/** Why and where this run happens. Outside GitHub: `local`, with what git knows. */
export type RunContext = {
  /** `workflow-run`: started by the end of another workflow's run, to publish what that one left */
  readonly kind: 'pull-request' | 'base-branch' | 'merge-group' | 'workflow-run' | 'other' | 'local';
  readonly source: Source;
  readonly pullRequest: {
    readonly number: number;
    readonly headSha: string;
    readonly headBranch: string;
    /** where its base branch stood when the event was made; absent: the event does not say */
    readonly baseSha?: string;
    readonly fork: boolean;
  } | null;
  /** base branch to compare with, without refs/heads/ */
  readonly baseBranch: string;
  /** of the repository, which no file of it can name; absent: the event does not say */
  readonly defaultBranch?: string;
  /** `before` of a push or `base_sha` of a merge group; null: none */
  readonly before: string | null;
  /** commit that statuses belong to: the pull request's head, else the run's SHA */
  readonly statusSha: string;
  /** files of the repository that the running workflow is made of, with those that it calls; absent: its own alone */
  readonly workflowFiles?: readonly string[];
  /** page of this workflow run; null outside GitHub */
  readonly runUrl: string | null;
};
