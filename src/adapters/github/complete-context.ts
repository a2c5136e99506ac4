import type { RunContext } from '../../ports/run-context.ts';
import type { GitHubClient, Repository } from './client.ts';

/**
 * Asks the API for the repository id and the workflow file where neither the environment nor the event named
 * them. What cannot be had stays 0 and empty, and no baseline is trusted then. Never throws.
 */
export async function completeContext(
  context: RunContext,
  client: GitHubClient,
  repository: Repository,
): Promise<RunContext> {
  const { source } = context;
  if (source.repositoryId !== 0 && source.workflow !== '') return context;
  const run = await lookUpRun(client, repository, source.runId);
  const repositoryId = source.repositoryId || (run?.repositoryId ?? (await lookUpId(client, repository)));
  return {
    ...context,
    source: {
      ...source,
      repositoryId,
      // A deleted fork has no id any more; it must not become one of ours.
      headRepositoryId: source.headRepositoryId || (context.pullRequest?.fork ? 0 : repositoryId),
      workflow: source.workflow || (run?.path ?? ''),
    },
  };
}

type Run = { readonly path: string; readonly repositoryId: number };

async function lookUpRun(client: GitHubClient, repository: Repository, runId: number): Promise<Run | null> {
  try {
    const { data } = await client.rest.actions.getWorkflowRun({ ...repository, run_id: runId });
    return { path: data.path.replace(/@.*$/, ''), repositoryId: data.repository.id };
  } catch {
    return null;
  }
}

async function lookUpId(client: GitHubClient, repository: Repository): Promise<number> {
  try {
    return (await client.rest.repos.get({ ...repository })).data.id;
  } catch {
    return 0;
  }
}
