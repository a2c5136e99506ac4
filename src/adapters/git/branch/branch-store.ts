import { createHash } from 'node:crypto';
import { lineIn } from '../../../core/baseline/along-line.ts';
import { MOST_ENTRIES } from '../../../core/baseline/compact.ts';
import { mergeAlong } from '../../../core/baseline/merge-history.ts';
import type { History } from '../../../core/model/baseline.ts';
import { asTold } from '../../../core/model/decision/refused.ts';
import type { Recording } from '../../../core/model/recording/recording.ts';
import type { Random } from '../../../core/statistics/random.ts';
import type { BaselineStore } from '../../../ports/baseline-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import type { Run } from '../../../ports/run.ts';
import { foldersOf } from '../checkout/place.ts';
import type { Env } from '../git.ts';
import { type Repositories, rememberRepositories } from '../user-repository.ts';
import {
  ABOUT,
  type BranchFile,
  contentsOf,
  decodeFile,
  decodeHistoryOf,
  foreign,
  historyPath,
  listFiles,
  pack,
  recordingPath,
  recordingsOf,
} from './branch-files.ts';
import { type Content, pushContent } from './branch-push.ts';
import { readBranch } from './branch-read.ts';
import { type Scratch, type Tip, withScratch } from './branch-repository.ts';

export type BranchStoreOptions = {
  /** short name of the branch, which holds nothing else */
  readonly branch: string;
  /** a folder in the user's repository */
  readonly directory: string;
  readonly env: Env;
  /** absent: the credentials that the checkout left */
  readonly token?: string;
  readonly clock: Clock;
  /** waits between pushes are drawn from it; no two runs should share a seed */
  readonly random: Random;
  /** absent: the repository is read when the store is first used */
  readonly repositories?: Repositories;
  /** whose folders are used; absent: new ones below the runner's temporary folder */
  readonly run?: Run;
};

/**
 * Baselines on a branch of the repository that holds nothing else: for each gate the newest 50 recordings and one
 * history. Who may push to it is trusted; what is read is decoded strictly all the same. The user's tree, index, refs
 * and settings stay as they are.
 */
export function createBranchStore(options: BranchStoreOptions): BaselineStore {
  const { branch, directory, env, token = '', clock, random } = options;
  const { repositories = rememberRepositories(env, token) } = options;
  const of = { branch, directory, env, token, repositories, folders: foldersOf(options) };
  return {
    async read(query) {
      try {
        return await withScratch(of, (scratch) => readBranch(scratch, query));
      } catch (thrown) {
        const hint = thrown instanceof EnvironmentError ? ` ${thrown.hint}` : '';
        const refused = { origin: `branch ${branch}`, reason: `${toError(thrown).message}${hint}` };
        return { runs: [], refused: [asTold(refused)], history: null, readable: false };
      }
    },
    save: (recording, history) =>
      withScratch(of, async (scratch) => {
        const contentAt = (tip: Tip) => contentWith(recording, history, scratch, tip);
        const commit = await pushContent({ scratch, clock, random, contentAt });
        return `branch ${branch} (${commit.slice(0, 7)})`;
      }),
  };
}

/** The branch with one more run: its history is the union with what the branch holds by now. */
async function contentWith(
  recording: Recording,
  history: History,
  scratch: Scratch,
  tip: Tip,
): Promise<Content> {
  const { gate, arms, createdAt } = recording;
  const { source } = arms.head;
  const files = await listFiles(scratch, tip);
  refuseForeign(files, scratch);
  const content = pack(recording);
  const digest = createHash('sha256').update(content).digest('hex');
  const own = recordingPath(gate, { ...source, createdAt }, digest);
  const others = recordingsOf(files, gate).filter(({ path }) => path !== own);
  const replaced = [
    ABOUT[0],
    own,
    historyPath(gate),
    ...others.slice(MOST_ENTRIES - 1).map(({ path }) => path),
  ];
  const united = mergeAlong(lineIn(history), history, ...(await knownHistory(files, gate, scratch)));
  return {
    kept: files.filter(({ path }) => !replaced.includes(path)),
    written: [ABOUT, [own, content], [historyPath(gate), pack(united)]],
    message: `Baseline of ${gate.replace(/\s+/g, ' ')}: run ${source.runId}, ${source.sha.slice(0, 7)}\n`,
  };
}

/** Written over what cannot be read, perhaps since a later version wrote it, the memory would be gone. */
async function knownHistory(
  files: readonly BranchFile[],
  gate: string,
  scratch: Scratch,
): Promise<readonly History[]> {
  const memory = files.filter(({ path }) => path === historyPath(gate));
  const contents = await contentsOf(scratch, memory);
  return memory.map((file) => {
    const decoded = decodeFile(file, contents, decodeHistoryOf(gate));
    if (decoded.ok) return decoded.value;
    const hint = `Update Perf Gate, or delete ${file.path} from the branch.`;
    throw new EnvironmentError(
      `The history on branch ${scratch.branch} would be lost: ${decoded.reason}`,
      hint,
    );
  });
}

/** A branch that holds anything else is somebody's work. */
function refuseForeign(files: readonly BranchFile[], { branch }: Scratch): void {
  const [other] = foreign(files);
  if (other === undefined) return;
  const hint = 'Name a branch of its own: `baseline.store: branch:perf-gate-baselines`.';
  const name = other.path.slice(0, 80);
  throw new EnvironmentError(`The branch ${branch} holds other files (${name}) and would be replaced.`, hint);
}
