import { mergeAlong } from '../../../core/baseline/merge-history.ts';
import { historyOfLine, lineOf } from '../../../core/baseline/of-line.ts';
import type { Baseline, History, StoredRun } from '../../../core/model/baseline.ts';
import { asTold } from '../../../core/model/decision/refused.ts';
import type { Refusal } from '../../../core/model/judgement/refusal.ts';
import type { Recording } from '../../../core/model/recording/recording.ts';
import type { BaselineQuery, BaselineStore } from '../../../ports/baseline-store.ts';
import { createRefusedStore, isEnterpriseServer } from '../client/enterprise.ts';
import { Unanswered } from '../client/failure.ts';
import { READING, withinTime } from '../client/time-budget.ts';
import { artifactName } from './artifact-name.ts';
import type { ArtifactSource } from './download.ts';
import { type KnownRuns, knownRuns } from './known-runs.ts';
import { type Candidate, listArtifacts } from './list-artifacts.ts';
import { type Opened, openArtifact } from './open-artifact.ts';
import { describe, openEach, refusalOf } from './open-each.ts';
import { rankCandidates } from './rank-candidates.ts';
import { withSiblings } from './sibling-runs.ts';
import type { Trust } from './trust.ts';
import { upload } from './upload.ts';
import { waitForBase } from './wait-for-base.ts';

export type ArtifactStoreOptions = ArtifactSource & {
  /** GITHUB_API_URL: an Enterprise Server has no artifacts for us */
  readonly apiUrl: string;
  readonly repositoryId: number;
  /** this run's workflow file, trusted where the query names none */
  readonly workflow: string;
  /** RUNNER_TEMP */
  readonly tempDirectory: string;
};

const DOWNLOADS = 10;
const UNKNOWN = 'it did not tell which repository and workflow this is, and so no run can be trusted';

/** Baselines as artifacts of the base branch's runs. */
export function createArtifactStore(options: ArtifactStoreOptions): BaselineStore {
  const { clock } = options.patience;
  if (isEnterpriseServer(options.apiUrl)) return createRefusedStore();
  return {
    save: (recording, history) => upload(recording, history, options.tempDirectory, clock),
    async read(query) {
      try {
        const budget = READING + (query.waitMs ?? 0);
        const found = await withinTime(clock, budget, () => readAll(query, options));
        return { ...found, history: historyOfLine(found.history === null ? [] : [found.history], query) };
      } catch (thrown) {
        return {
          runs: [],
          refused: [asTold(refusalOf('artifacts', thrown))],
          history: null,
          readable: false,
        };
      }
    },
  };
}

async function readAll(query: BaselineQuery, options: ArtifactStoreOptions): Promise<Baseline> {
  const trust: Trust = {
    repositoryId: options.repositoryId,
    branches: query.branches,
    workflows: query.workflows.length > 0 ? query.workflows : [options.workflow],
    line: lineOf(query),
  };
  if (trust.repositoryId === 0 || trust.workflows.includes('')) throw new Unanswered(UNKNOWN);
  const known = await knownRuns(trust, options);
  const nameOf = (attempt: number) => artifactName(query.gate, attempt);
  const list = () => listArtifacts(options.client, options.repository, known.attempts, nameOf);
  const early = await list();
  const [base] = query.ancestors;
  const isThere = rankCandidates(early, query.ancestors, trust).candidates.some(
    ({ run }) => run.sha === base,
  );
  const waited = isThere ? [] : await waitForBase(query, trust, options);
  const listed = isThere || (query.waitMs ?? 0) <= 0 ? early : await list();
  const { candidates, refused } = rankCandidates(listed, query.ancestors, trust);
  const open = (candidate: Candidate) => openArtifact(candidate, query.gate, trust, known, options);
  const opened = await openAll(othersLast(candidates, known), query, open);
  // Nothing was found, but something may well be there.
  const blind = opened.runs.length === 0 && opened.refused.some(({ unread }) => unread === true);
  const before = {
    ...opened,
    refused: [...waited, ...refused, ...opened.refused].map(asTold),
    ...(blind && { readable: false }),
  };
  if (query.purpose !== 'history') return before;
  const siblings = await withSiblings({
    ...{ gate: query.gate, known: opened.history, line: trust.line, open },
    candidates: othersLast(rankCandidates(listed, [], trust).candidates, known),
  });
  return {
    ...before,
    history: siblings.history,
    refused: [...before.refused, ...siblings.refused.map(asTold)],
  };
}

/** A gate of the same name in another workflow stores for every commit too, and is not to use up the downloads. */
function othersLast(candidates: readonly Candidate[], known: KnownRuns): readonly Candidate[] {
  const isOther = ({ run }: Candidate) => known.isOther(run.id);
  return [...candidates.filter((one) => !isOther(one)), ...candidates.filter(isOther)];
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
  open: (candidate: Candidate) => Promise<Opened>,
): Promise<Found> {
  const opened: Opened[] = [];
  const refused = await openEach({
    candidates: candidates.slice(0, DOWNLOADS),
    want: () => (opened.length >= query.limit ? 'enough' : 'open'),
    open,
    take: (one) => void opened.push(one),
  });
  const runs = opened.map(({ recording, candidate }) => ({
    recording,
    origin: describe(candidate),
    distance: distanceOf(recording, candidate, query),
  }));
  const histories = opened.flatMap(({ history }) => (history === null ? [] : [history]));
  const [newest, ...rest] = histories;
  return { runs, refused, history: newest === undefined ? null : mergeAlong(lineOf(query), newest, ...rest) };
}

/** A renewed recording lies where its own commit does, not where it was stored again. */
function distanceOf({ arms }: Recording, { run }: Candidate, { ancestors }: BaselineQuery): number | null {
  if (ancestors.length === 0) return null;
  const own = ancestors.indexOf(arms.head.source.sha);
  return own >= 0 ? own : ancestors.indexOf(run.sha);
}
