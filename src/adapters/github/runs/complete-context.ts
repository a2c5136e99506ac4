import type { Clock } from '../../../ports/clock.ts';
import type { RunContext } from '../../../ports/run-context.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { promised } from '../client/failure.ts';
import { ASKING, withinTime } from '../client/time-budget.ts';
import { explain } from '../client/trouble.ts';

export type Asking = {
  readonly clock: Clock;
  /** Told about a question that was not answered. */
  readonly say: (text: string) => void;
};

/**
 * Asks the API for the repository id and the workflow file where neither the environment nor the event named
 * them. What cannot be had is said, stays 0 and empty, and no baseline is trusted then. Never throws.
 */
export async function completeContext(
  context: RunContext,
  client: GitHubClient,
  repository: Repository,
  { clock, say }: Asking,
): Promise<RunContext> {
  const { source } = context;
  if (source.repositoryId !== 0 && source.workflow !== '') return context;
  const asked = await withinTime(clock, ASKING, () => ask(context, client, repository, say));
  const repositoryId = source.repositoryId || asked.repositoryId;
  return {
    ...context,
    source: {
      ...source,
      repositoryId,
      // A deleted fork has no id any more; it must not become one of ours.
      headRepositoryId: source.headRepositoryId || (context.pullRequest?.fork ? 0 : repositoryId),
      workflow: source.workflow || asked.workflow,
    },
  };
}

type Asked = { readonly repositoryId: number; readonly workflow: string };

async function ask(
  { source }: RunContext,
  client: GitHubClient,
  repository: Repository,
  say: Asking['say'],
): Promise<Asked> {
  const run = await answered(() => lookUpRun(client, repository, source.runId), 'ask for this run', say);
  if (run !== null) return run;
  const lookUp = () => lookUpId(client, repository);
  const id = source.repositoryId || (await answered(lookUp, 'ask for the id of this repository', say));
  return { repositoryId: id ?? 0, workflow: '' };
}

async function answered<T>(question: () => Promise<T>, what: string, say: Asking['say']): Promise<T | null> {
  try {
    return await question();
  } catch (thrown) {
    say(explain(thrown, what, 'actions: read'));
    return null;
  }
}

async function lookUpRun(client: GitHubClient, repository: Repository, runId: number): Promise<Asked> {
  const { data } = await client.rest.actions.getWorkflowRun({ ...repository, run_id: runId });
  const path = promised(data.path, 'workflow').replace(/@.*$/, '');
  return { workflow: path, repositoryId: promised(data.repository, 'repository').id };
}

async function lookUpId(client: GitHubClient, repository: Repository): Promise<number> {
  return promised((await client.rest.repos.get({ ...repository })).data.id, 'id');
}
