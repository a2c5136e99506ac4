import { mergeHistory } from '../../core/baseline/merge-history.ts';
import type { History, Refusal, StoredRun } from '../../core/model/baseline.ts';
import type { Recording } from '../../core/model/recording.ts';
import type { BaselineQuery, BaselineStore } from '../../ports/baseline-store.ts';
import { choose } from './choose.ts';
import type { GitHubClient, Repository } from './client.ts';
import { type Candidate, listArtifacts } from './list-artifacts.ts';
import { type Opened, openArtifact } from './open-artifact.ts';
import { withSiblings } from './sibling-runs.ts';
import { explain, isOutage } from './trouble.ts';
import type { Trust } from './trust.ts';
import { upload } from './upload.ts';

export type ArtifactStoreOptions = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  readonly repositoryId: number;
  /** this run's workflow file, trusted where the query names none */
  readonly workflow: string;
  /** RUNNER_TEMP */
  readonly tempDirectory: string;
};

const DOWNLOADS = 10;
/** Three answers in a row that did not come: the next ones will not either, and each costs many seconds. */
const OUTAGES = 3;

/** Baselines as artifacts of the base branch's runs. */
export function createArtifactStore(options: ArtifactStoreOptions): BaselineStore {
  return {
    save: (recording, history) => upload(recording, history, options.tempDirectory),
    async read(query) {
      const trust: Trust = {
        repositoryId: options.repositoryId,
        branches: query.branches,
        workflows: query.workflows.length > 0 ? query.workflows : [options.workflow],
      };
      try {
        const listed = await listArtifacts(options.client, options.repository, query.gate);
        const { candidates, refused } = choose(listed, query.ancestors, trust);
        const opened = await openAll(candidates, query, trust, options);
        const before = { ...opened, refused: [...refused, ...opened.refused] };
        if (query.purpose !== 'history') return before;
        const siblings = await withSiblings({
          ...{ gate: query.gate, known: opened.history, describe },
          candidates: choose(listed, [], trust).candidates,
          open: (candidate) => openArtifact(candidate, query.gate, trust, options),
        });
        return { ...before, history: siblings.history, refused: [...before.refused, ...siblings.refused] };
      } catch (thrown) {
        const reason = explain(thrown, 'list the stored baselines', 'actions: read');
        return { runs: [], refused: [{ origin: 'artifacts', reason }], history: null, readable: false };
      }
    },
  };
}

type Found = {
  readonly runs: readonly StoredRun[];
  readonly refused: readonly Refusal[];
  readonly history: History | null;
};

/** Opens candidates, best first, until there are enough or the limit of downloads is reached. */
async function openAll(
  candidates: readonly Candidate[],
  query: BaselineQuery,
  trust: Trust,
  options: ArtifactStoreOptions,
): Promise<Found> {
  const opened: Opened[] = [];
  const refused: Refusal[] = [];
  let outages = 0;
  for (const candidate of candidates.slice(0, DOWNLOADS)) {
    if (opened.length >= query.limit || outages >= OUTAGES) break;
    const origin = describe(candidate);
    try {
      opened.push(await openArtifact(candidate, query.gate, trust, options));
      outages = 0;
    } catch (thrown) {
      outages = isOutage(thrown) ? outages + 1 : 0;
      refused.push({ origin, reason: explain(thrown, 'read it', 'actions: read') });
    }
  }
  const runs = opened.map(({ recording, candidate }) => ({
    recording,
    origin: describe(candidate),
    distance: distanceOf(recording, candidate, query),
  }));
  const histories = opened.flatMap(({ history }) => (history === null ? [] : [history]));
  const [newest, ...rest] = histories;
  return { runs, refused, history: newest === undefined ? null : mergeHistory(newest, ...rest) };
}

/** A renewed recording lies where its own commit does, not where it was stored again. */
function distanceOf({ source }: Recording, { run }: Candidate, { ancestors }: BaselineQuery): number | null {
  if (ancestors.length === 0) return null;
  const own = ancestors.indexOf(source.sha);
  return own >= 0 ? own : ancestors.indexOf(run.sha);
}

const describe = ({ name, run }: Candidate): string =>
  `artifact ${name} of run ${run.id} (${run.sha.slice(0, 7)})`;
