import type { Source } from '../../../core/model/recording/environment.ts';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { RunContext } from '../../../ports/run-context.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { explain, type PermissionLine } from '../client/trouble.ts';
import { type Pull, pullsWithHead } from './pulls-with-head.ts';

/** A run of a pull request, as GitHub's API tells it. Nothing of this comes from the run itself. */
export type MeasuredRun = {
  readonly source: Source;
  readonly runUrl: string;
  /** when its first attempt began, ISO 8601: another attempt measures the same merge commit */
  readonly createdAt: string;
  /** every open pull request that has the measured commit as its head; one at least */
  readonly pulls: readonly MeasuredPull[];
};

export type MeasuredPull = {
  readonly pullRequest: NonNullable<RunContext['pullRequest']>;
  readonly baseBranch: string;
  /** where that branch stands now */
  readonly baseSha: string;
};

export type FoundRun =
  | { readonly kind: 'found'; readonly run: MeasuredRun }
  /** there is nothing to publish it to; a sentence */
  | { readonly kind: 'none'; readonly why: string };

type Asked = {
  readonly client: GitHubClient;
  readonly repository: Repository;
};

/**
 * Stands for the job, which GitHub does not tell of a run. One for all that publish it, whichever job of theirs does: to
 * each other they are the same writer at another time, and the last one knows best.
 */
const PUBLISHED = 'published by another run';

/**
 * How a run ends whose jobs ran. Others (`action_required`, `skipped`, `startup_failure`, …) end without a measurement.
 * The `if:` of a publishing workflow (examples/fork-pair) names the same.
 */
export const RAN: readonly string[] = ['success', 'failure', 'timed_out'];

const none = (why: string): FoundRun => ({ kind: 'none', why });

/**
 * The run and every open pull request whose head it measured. Throws EnvironmentError when GitHub does not answer or
 * the token may not ask.
 */
export async function findMeasuredRun(runId: number, asked: Asked): Promise<FoundRun> {
  const { client, repository } = asked;
  const run = await ask(`read run ${runId}`, 'actions: read', async () => {
    return (await client.rest.actions.getWorkflowRun({ ...repository, run_id: runId })).data;
  });
  const unfit = unfitFor(run);
  if (unfit !== null) return none(unfit);
  const { head_repository: from, head_branch: branch } = run;
  if (!from?.owner || !branch) return none(`The repository that run ${runId} came from is gone.`);
  const wanted = { sha: run.head_sha, repositoryId: from.id, owner: from.owner.login, branch };
  const pulls = await ask('list the pull requests', 'pull-requests: read', () =>
    pullsWithHead(wanted, client, repository),
  );
  if (pulls.length === 0) {
    return none(
      `No open pull request has ${run.head_sha.slice(0, 7)} as its head: it was pushed to again, or closed.`,
    );
  }
  const measured: MeasuredPull[] = [];
  for (const pull of pulls) measured.push(await withBase(pull, run, asked));
  const source = sourceOf(run, from.id);
  return { kind: 'found', run: { source, runUrl: run.html_url, createdAt: run.created_at, pulls: measured } };
}

type Run = Awaited<ReturnType<GitHubClient['rest']['actions']['getWorkflowRun']>>['data'];

/** Why nothing of a run is published, a sentence; null: it may have measured. */
function unfitFor({ id, event, conclusion }: Run): string | null {
  if (event !== 'pull_request') {
    return `Run ${id} was started by ${event}: only runs of pull_request are published by another run.`;
  }
  if (conclusion === null || RAN.includes(conclusion)) return null;
  return `Run ${id} ended as \`${conclusion}\`: it measured nothing.`;
}

async function withBase(pull: Pull, run: Run, { client, repository }: Asked): Promise<MeasuredPull> {
  const { head, base, number } = pull;
  const tip = await ask(`read the branch ${base.ref}`, 'contents: read', async () => {
    return (await client.rest.repos.getCommit({ ...repository, ref: `heads/${base.ref}` })).data;
  });
  const fork = head.repo?.id !== run.repository.id;
  return {
    pullRequest: { number, headSha: run.head_sha, headBranch: head.ref, fork },
    baseBranch: base.ref,
    baseSha: tip.sha,
  };
}

function sourceOf(run: Run, headRepositoryId: number): Source {
  return {
    sha: run.head_sha,
    branch: run.head_branch ?? '',
    event: run.event,
    repository: run.repository.full_name,
    repositoryId: run.repository.id,
    headRepositoryId,
    workflow: run.path.replace(/@.*$/, ''),
    job: PUBLISHED,
    runId: run.id,
    attempt: run.run_attempt ?? 1,
  };
}

async function ask<T>(what: string, line: PermissionLine, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw new EnvironmentError(explain(thrown, what, line), '', thrown);
  }
}
