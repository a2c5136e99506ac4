import type { Source } from '../../core/model/environment.ts';
import { EnvironmentError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { GitHubClient, Repository } from './client.ts';
import { explain, type PermissionLine } from './trouble.ts';

/** A run of a pull request, as GitHub's API tells it. Nothing of this comes from the run itself. */
export type MeasuredRun = {
  readonly source: Source;
  readonly pullRequest: NonNullable<RunContext['pullRequest']>;
  readonly baseBranch: string;
  /** where that branch stands now */
  readonly baseSha: string;
  readonly runUrl: string;
};

export type FoundRun =
  | { readonly kind: 'found'; readonly run: MeasuredRun }
  /** there is nothing to publish it to; a sentence */
  | { readonly kind: 'none'; readonly why: string };

type Asked = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  /** name of the job that asks, which is the one that publishes */
  readonly job: string;
};

const none = (why: string): FoundRun => ({ kind: 'none', why });

/**
 * The run and the open pull request whose head it measured. A fork's commit belongs to no pull request as far as
 * `/commits/SHA/pulls` tells, so those of the run's own head branch are looked through, and the SHA decides.
 * Throws EnvironmentError when GitHub does not answer or the token may not ask.
 */
export async function findMeasuredRun(runId: number, asked: Asked): Promise<FoundRun> {
  const { client, repository } = asked;
  const run = await ask(`read run ${runId}`, 'actions: read', () =>
    client.rest.actions.getWorkflowRun({ ...repository, run_id: runId }),
  );
  if (run.event !== 'pull_request') {
    return none(
      `Run ${runId} was started by ${run.event}: only runs of pull_request are published by another run.`,
    );
  }
  const { head_repository: from, head_branch: branch } = run;
  if (!from?.owner || !branch) return none(`The repository that run ${runId} came from is gone.`);
  const head = `${from.owner.login}:${branch}`;
  const pulls = await ask('list the pull requests', 'pull-requests: read', () =>
    client.rest.pulls.list({ ...repository, head, state: 'open', per_page: 100 }),
  );
  const pull = pulls.find(({ head: { sha, repo } }) => sha === run.head_sha && repo?.id === from.id);
  if (pull === undefined) {
    return none(
      `No open pull request has ${run.head_sha.slice(0, 7)} as its head: it was pushed to again, or closed.`,
    );
  }
  const base = await ask(`read the branch ${pull.base.ref}`, 'contents: read', () =>
    client.rest.repos.getCommit({ ...repository, ref: `heads/${pull.base.ref}` }),
  );
  return {
    kind: 'found',
    run: {
      source: sourceOf(run, from.id, asked.job),
      pullRequest: {
        number: pull.number,
        headSha: run.head_sha,
        headBranch: branch,
        fork: from.id !== run.repository.id,
      },
      baseBranch: pull.base.ref,
      baseSha: base.sha,
      runUrl: run.html_url,
    },
  };
}

type Run = Awaited<ReturnType<GitHubClient['rest']['actions']['getWorkflowRun']>>['data'];

function sourceOf(run: Run, headRepositoryId: number, job: string): Source {
  return {
    sha: run.head_sha,
    branch: run.head_branch ?? '',
    event: run.event,
    repository: run.repository.full_name,
    repositoryId: run.repository.id,
    headRepositoryId,
    workflow: run.path.replace(/@.*$/, ''),
    job,
    runId: run.id,
    attempt: run.run_attempt ?? 1,
  };
}

async function ask<T>(what: string, line: PermissionLine, call: () => Promise<{ data: T }>): Promise<T> {
  try {
    return (await call()).data;
  } catch (thrown) {
    throw new EnvironmentError(explain(thrown, what, line), '', thrown);
  }
}
