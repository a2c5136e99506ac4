import { posix } from 'node:path';
import { promised, promisedList } from '../client/failure.ts';
import type { ArtifactSource } from './download.ts';
import type { RunFacts, Trust } from './trust.ts';

/** What is known of runs of the base branch. */
export type KnownRuns = {
  /** attempts that one of them had, 1 at least: artifacts are looked for under these names */
  readonly attempts: readonly number[];
  /** Whether a run of the base branch belongs to no trusted workflow: it would be listed between others of that. */
  isOther(runId: number): boolean;
  /** Asks for a run that is not among them. Throws Octokit's error. */
  facts(runId: number): Promise<RunFacts>;
};

/** Attempts of a run that are looked for. A baseline of a later one is passed over for the next ancestor's. */
const MOST_ATTEMPTS = 3;
const ALL = [1, 2, 3];
const PAGE = 100;

/**
 * The newest hundred runs of each trusted workflow, asked for at once: one question instead of one for each stored run,
 * of the thousand that a repository's jobs have in an hour. Where they cannot be had, each is asked for by itself.
 */
export async function knownRuns(trust: Trust, source: ArtifactSource): Promise<KnownRuns> {
  const listed = await Promise.all(
    trust.workflows.map((workflow) => newestRuns(workflow, trust, source).catch(() => null)),
  );
  const runs = listed.flatMap((list) => list ?? []);
  const byId = new Map(runs.map((run) => [run.id, run]));
  const last = Math.max(1, ...runs.map(({ run_attempt: attempt = 1 }) => attempt));
  const since = Math.max(0, ...listed.map(oldestSurely));
  // One that began after the lists were made is in none of them.
  const until = Math.max(0, ...byId.keys());
  return {
    isOther: (runId) => runId > since && runId < until && !byId.has(runId),
    attempts: listed.includes(null) ? ALL : ALL.slice(0, Math.min(last, MOST_ATTEMPTS)),
    async facts(runId) {
      const run = byId.get(runId);
      return factsOf(run ?? (await askFor(runId, source)));
    },
  };
}

/** The run after which a list of the newest has every one, since ids only grow; 0: it has them all. */
function oldestSurely(list: readonly { readonly id: number }[] | null): number {
  if (list === null) return Number.POSITIVE_INFINITY;
  return list.length < PAGE ? 0 : Math.min(...list.map(({ id }) => id));
}

type Run = Awaited<ReturnType<typeof askFor>>;

async function askFor(runId: number, { client, repository }: ArtifactSource) {
  return (await client.rest.actions.getWorkflowRun({ ...repository, run_id: runId })).data;
}

async function newestRuns(
  workflow: string,
  { branches }: Trust,
  { client, repository }: ArtifactSource,
): Promise<readonly Run[]> {
  const [branch] = branches;
  const { data } = await client.rest.actions.listWorkflowRuns({
    ...repository,
    workflow_id: posix.basename(workflow),
    per_page: PAGE,
    ...(branches.length === 1 && branch !== undefined ? { branch } : {}),
  });
  return promisedList(data.workflow_runs, 'list of runs');
}

function factsOf(run: Run): RunFacts {
  return {
    event: run.event,
    path: promised(run.path, 'workflow').replace(/@.*$/, ''),
    repositoryId: promised(run.repository, 'repository').id,
    headRepositoryId: run.head_repository?.id ?? 0,
    branch: run.head_branch ?? '',
    sha: run.head_sha,
  };
}
