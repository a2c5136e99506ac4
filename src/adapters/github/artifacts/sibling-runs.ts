import { historyEntry } from '../../../core/baseline/history-entry.ts';
import { mergeAlong } from '../../../core/baseline/merge-history.ts';
import { HISTORY_STAMP, type History } from '../../../core/model/baseline.ts';
import type { Refusal } from '../../../core/model/judgement/refusal.ts';
import type { Candidate } from './list-artifacts.ts';
import type { Opened } from './open-artifact.ts';
import { openEach } from './open-each.ts';

export type Siblings = { readonly history: History | null; readonly refused: readonly Refusal[] };

export type SiblingsInput = {
  readonly gate: string;
  readonly known: History | null;
  /** commits of the base branch, newest first */
  readonly line: readonly string[];
  /** every trusted artifact of the gate, newest first */
  readonly candidates: readonly Candidate[];
  readonly open: (candidate: Candidate) => Promise<Opened>;
};

/** As many entries as a history keeps. */
const DOWNLOADS = 50;

/**
 * The history with the runs and attempts that it lacks: those that ran at the same time could not know of each other,
 * so each of them holds a part of it only.
 */
export async function withSiblings({
  gate,
  known,
  line,
  candidates,
  open,
}: SiblingsInput): Promise<Siblings> {
  let history = known;
  const knows = ({ run, attempt }: Candidate): boolean =>
    history?.entries.some((entry) => entry.runId === run.id && entry.attempt === attempt) === true;
  const refused = await openEach({
    candidates: candidates.slice(0, DOWNLOADS),
    want: (candidate) => (knows(candidate) ? 'skip' : 'open'),
    open,
    take: (opened) => {
      const entries = [historyEntry(opened.recording)];
      const own: History = { ...HISTORY_STAMP, gate, entries };
      history = mergeAlong(line, own, ...[opened.history, history].filter((one) => one !== null));
    },
  });
  return { history, refused };
}
