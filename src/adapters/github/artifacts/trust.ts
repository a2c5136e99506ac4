import type { Candidate } from './list-artifacts.ts';

/** Whose recordings may serve as a baseline. */
export type Trust = {
  readonly repositoryId: number;
  readonly branches: readonly string[];
  /** workflow files, e.g. `.github/workflows/gate.yml` */
  readonly workflows: readonly string[];
  /** commits of the base branch: `head_branch` of a run is a tag's name as well, and who tags need not be who merges */
  readonly line: readonly string[];
};

/** What the run's own page adds to the artifact's listing. */
export type RunFacts = {
  readonly event: string;
  readonly path: string;
  readonly repositoryId: number;
  readonly headRepositoryId: number;
  readonly branch: string;
  readonly sha: string;
};

/** Events that run the code of the base branch itself. `pull_request` runs what a stranger wrote. */
export const EVENTS: readonly string[] = ['push', 'schedule', 'workflow_dispatch'];

/**
 * Why an artifact is refused as far as its listing tells; null: nothing against it so far. A fork can name its branch
 * `main` and its artifact like ours, so the head repository decides and not the name.
 */
export function refuseListed(candidate: Candidate, trust: Trust): string | null {
  const { run } = candidate;
  if (run.repositoryId !== trust.repositoryId) {
    return `it belongs to repository ${run.repositoryId}, not to ${trust.repositoryId}`;
  }
  if (run.headRepositoryId !== trust.repositoryId)
    return `its code comes from a fork (repository ${run.headRepositoryId})`;
  if (!trust.branches.includes(run.branch)) {
    return `its branch \`${run.branch}\` is not a base branch (${trust.branches.join(', ')})`;
  }
  if (candidate.expired) return 'it has expired (artifacts are kept for 90 days unless set otherwise)';
  return null;
}

/** Whether what a listing says of a run is not what the run says. */
export const differs = (run: RunFacts, candidate: Candidate): boolean =>
  (Object.keys(candidate.run) as (keyof Candidate['run'])[]).some(
    (key) => key !== 'id' && run[key] !== candidate.run[key],
  );

/** Why the run of an artifact is not trusted; null: it is. */
export function refuseRun(run: RunFacts, candidate: Candidate, trust: Trust): string | null {
  if (!EVENTS.includes(run.event))
    return `its run was started by \`${run.event}\`, not by ${EVENTS.join(', ')}`;
  if (differs(run, candidate)) return 'its listing and its run contradict each other';
  if (!trust.workflows.includes(run.path)) {
    return `its workflow \`${run.path}\` is not trusted; if it should be, add \`baseline: { workflow: [${run.path}] }\` to the configuration`;
  }
  return null;
}
