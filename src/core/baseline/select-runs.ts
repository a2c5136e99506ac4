import type { Baseline, History, StoredRun } from '../model/baseline.ts';
import type { Refused, Why } from '../model/decision/refused.ts';
import type { Recording } from '../model/recording/recording.ts';
import { newestFirst } from '../model/run-key.ts';
import { mergeAlong } from './merge-history.ts';
import { historyOfLine, type Lineage, lineOf } from './of-line.ts';

/** A recording that a store holds, read and decoded. */
export type Candidate = {
  readonly recording: Recording;
  readonly history: History | null;
  readonly origin: string;
  /** true: the user named this very recording, so it is compared with whatever commit it is of */
  readonly explicit: boolean;
};

export type Wanted = Lineage & {
  readonly gate: string;
  readonly branches: readonly string[];
  readonly limit: number;
};

/**
 * Of what a store holds: the runs to compare with, the base commit first, then its nearest ancestors, of one commit the
 * newest; why others are not; and the union of the histories, of what lies behind that commit. `store` names the store in a refusal.
 */
export function selectRuns(candidates: readonly Candidate[], wanted: Wanted, store: string): Baseline {
  const refused: Refused[] = [];
  const usable = candidates.filter((one) => {
    const why = refuse(one, wanted);
    if (why !== null) refused.push({ origin: one.origin, why });
    return why === null;
  });
  const distance = new Map(wanted.ancestors.map((sha, index) => [sha, index]));
  const runs = usable
    .filter(({ explicit, recording }) => explicit || distance.size === 0 || distance.has(shaOf(recording)))
    .map(({ recording, origin }): StoredRun => {
      return { recording, origin, distance: distance.get(shaOf(recording)) ?? null };
    })
    .sort(nearestFirst);
  if (runs.length === 0 && usable.length > 0) refused.push(unrelated(usable.length, wanted, store));
  return { runs: runs.slice(0, wanted.limit), refused, history: historyOf(usable, wanted) };
}

/** A run that the user named is compared with whatever commit it is of, and so is what it knew. */
function historyOf(usable: readonly Candidate[], wanted: Wanted): History | null {
  const known = (of: readonly Candidate[]) => of.flatMap(({ history }) => history ?? []);
  const found = historyOfLine(known(usable.filter(({ explicit }) => !explicit)), wanted);
  const named = known(usable.filter(({ explicit }) => explicit));
  const [first, ...rest] = found === null ? named : [found, ...named];
  return first === undefined ? null : mergeAlong(lineOf(wanted), first, ...rest);
}

function nearestFirst(a: StoredRun, b: StoredRun): number {
  const far = Number.MAX_SAFE_INTEGER;
  return (a.distance ?? far) - (b.distance ?? far) || newestFirst(runOf(a), runOf(b));
}

const shaOf = ({ arms }: Recording): string => arms.head.source.sha;

function runOf({ recording: { arms, createdAt } }: StoredRun): Parameters<typeof newestFirst>[0] {
  const { source } = arms.head;
  return { runId: source.runId, attempt: source.attempt, sha: source.sha, createdAt };
}

function refuse({ recording, explicit }: Candidate, { gate, branches }: Wanted): Why | null {
  // A file that the user names need not carry the id that this run happens to have.
  if (!explicit && recording.gate !== gate) return { kind: 'other-gate', gate: recording.gate };
  const { branch } = recording.arms.head.source;
  if (explicit || branches.length === 0 || branch === '' || branches.includes(branch)) return null;
  return { kind: 'other-branch', branch, branches };
}

function unrelated(stored: number, { ancestors }: Wanted, store: string): Refused {
  return { origin: store, why: { kind: 'none-near', stored, before: ancestors.length - 1 } };
}
