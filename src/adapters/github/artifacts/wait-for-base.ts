import type { Refusal } from '../../../core/model/judgement/refusal.ts';
import { poll } from '../../../plumbing/time/poll.ts';
import type { BaselineQuery } from '../../../ports/baseline-store.ts';
import { allPages, PAGE } from '../client/all-pages.ts';
import { promisedList } from '../client/failure.ts';
import { causeOf } from '../client/trouble.ts';
import type { ArtifactSource } from './download.ts';
import { EVENTS, type Trust } from './trust.ts';

/** Between two looks at the runs of the base commit. Milliseconds. */
const BETWEEN_LOOKS = 10_000;

/**
 * Waits while a trusted run of the base commit is under way, since it is about to store what is to be compared with;
 * at most as long as the query allows. Returns why there is no use in waiting on: the nearest ancestor has to do then.
 */
export async function waitForBase(
  query: BaselineQuery,
  trust: Trust,
  source: ArtifactSource,
): Promise<readonly Refusal[]> {
  const { waitMs = 0, ancestors } = query;
  const [base] = ancestors;
  const { clock, onWait } = source.patience;
  if (base === undefined || waitMs <= 0) return [];
  const seconds = Math.round(waitMs / 1000);
  const seen: number[] = [];
  const look = async () => {
    const run = await underWay(base, trust, source);
    if (run === null) return [];
    if (seen.length === 0)
      onWait(`Run ${run.id} of the base commit is under way: waiting for it, at most ${seconds} s.`);
    seen.push(run.id);
    return null;
  };
  try {
    const ended = await poll<readonly Refusal[]>(look, { everyMs: BETWEEN_LOOKS, limitMs: waitMs, clock });
    const reason = `still under way after ${seconds} s (\`baseline.wait\`), so an older commit's has to do`;
    return ended ?? [{ origin: `run ${seen.at(-1)} of the base commit ${base.slice(0, 7)}`, reason }];
  } catch (thrown) {
    return [{ origin: `runs of ${base.slice(0, 7)}`, reason: causeOf(thrown, 'actions: read') }];
  }
}

type UnderWay = { readonly id: number };

/** A run that may store the baseline of a commit and has not ended; null: there is none. */
async function underWay(
  sha: string,
  { repositoryId, branches, workflows }: Trust,
  { client, repository }: ArtifactSource,
): Promise<UnderWay | null> {
  const runs = await allPages(async (page) => {
    const address = { ...repository, head_sha: sha, per_page: PAGE, page };
    const { data } = await client.rest.actions.listWorkflowRunsForRepo(address);
    return promisedList(data.workflow_runs, 'list of runs');
  });
  const found = runs.find(
    (run) =>
      run.status !== 'completed' &&
      EVENTS.includes(run.event) &&
      run.repository.id === repositoryId &&
      run.head_repository?.id === repositoryId &&
      branches.includes(run.head_branch ?? '') &&
      workflows.includes(run.path.replace(/@.*$/, '')),
  );
  return found === undefined ? null : { id: found.id };
}
