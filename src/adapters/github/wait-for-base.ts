import type { Refusal } from '../../core/model/baseline.ts';
import type { BaselineQuery } from '../../ports/baseline-store.ts';
import { allPages, PAGE } from './all-pages.ts';
import type { ArtifactSource } from './download.ts';
import { promisedList } from './failure.ts';
import { causeOf } from './trouble.ts';
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
  const until = clock.now() + waitMs;
  if (base === undefined || waitMs <= 0) return [];
  for (let said = false; ; said = true) {
    const run = await underWay(base, trust, source).catch((thrown: unknown) => ({ trouble: thrown }));
    if (run === null) return [];
    if ('trouble' in run)
      return [{ origin: `runs of ${base.slice(0, 7)}`, reason: causeOf(run.trouble, 'actions: read') }];
    const left = until - clock.now();
    const seconds = Math.round(waitMs / 1000);
    if (left <= 0) {
      const reason = `still under way after ${seconds} s (\`baseline.wait\`), so an older commit's has to do`;
      return [{ origin: `run ${run.id} of the base commit ${base.slice(0, 7)}`, reason }];
    }
    if (!said) onWait(`Run ${run.id} of the base commit is under way: waiting for it, at most ${seconds} s.`);
    await clock.sleep(Math.min(left, BETWEEN_LOOKS));
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
