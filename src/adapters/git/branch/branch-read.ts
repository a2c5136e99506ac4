import { MOST_ENTRIES } from '../../../core/baseline/compact.ts';
import { historyOfLine } from '../../../core/baseline/of-line.ts';
import { type Candidate, selectRuns } from '../../../core/baseline/select-runs.ts';
import type { Baseline, History } from '../../../core/model/baseline.ts';
import { asTold } from '../../../core/model/decision/refused.ts';
import type { Refusal } from '../../../core/model/judgement/refusal.ts';
import { decodeRecording } from '../../../core/stored/decode.ts';
import type { BaselineQuery } from '../../../ports/baseline-store.ts';
import { EnvironmentError } from '../../../ports/errors.ts';
import {
  contentsOf,
  decodeFile,
  decodeHistoryOf,
  historyPath,
  listFiles,
  recordingsOf,
} from './branch-files.ts';
import { fetchTip, type Scratch, shorten } from './branch-repository.ts';

/** What the branch holds for a query. Throws EnvironmentError when it cannot be fetched. */
export async function readBranch(scratch: Scratch, query: BaselineQuery): Promise<Baseline> {
  const tip = await fetchTip(scratch);
  if (!tip.ok) {
    const hint = 'The job needs `contents: read` under `permissions:`.';
    throw new EnvironmentError(`it could not be fetched: ${shorten(tip.words)}`, hint);
  }
  const files = await listFiles(scratch, tip.commit);
  const recordings = recordingsOf(files, query.gate).slice(0, MOST_ENTRIES);
  const memory = files.filter(({ path }) => path === historyPath(query.gate));
  const contents = await contentsOf(scratch, [...recordings, ...memory]);
  const candidates: Candidate[] = [];
  const unread: Refusal[] = [];
  let history: History | null = null;
  for (const file of memory) {
    const decoded = decodeFile(file, contents, decodeHistoryOf(query.gate));
    if (decoded.ok) history = historyOfLine([ofBranches(decoded.value, query)], query);
    else unread.push({ origin: originOf(scratch, file.path), reason: decoded.reason });
  }
  for (const file of recordings) {
    const origin = originOf(scratch, file.path);
    const decoded = decodeFile(file, contents, decodeRecording);
    if (decoded.ok) candidates.push({ recording: decoded.value, history: null, origin, explicit: false });
    else unread.push({ origin, reason: decoded.reason });
  }
  const { runs, refused } = selectRuns(candidates, query, `branch ${scratch.branch}`);
  return { runs, refused: [...unread.map(asTold), ...refused], history };
}

const originOf = ({ branch }: Scratch, path: string): string => `${path} on branch ${branch}`;

/** Runs of branches that are not trusted are no history either. */
function ofBranches(history: History, { branches }: BaselineQuery): History {
  const entries = history.entries.filter(
    ({ branch }) => branches.length === 0 || branch === '' || branches.includes(branch),
  );
  return { ...history, entries };
}
