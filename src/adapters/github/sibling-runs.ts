import { historyEntry } from '../../core/baseline/history-entry.ts';
import { mergeHistory } from '../../core/baseline/merge-history.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION, type History, type Refusal } from '../../core/model/baseline.ts';
import type { Candidate } from './list-artifacts.ts';
import type { Opened } from './open-artifact.ts';
import { explain, isOutage } from './trouble.ts';

export type Siblings = { readonly history: History | null; readonly refused: readonly Refusal[] };

export type SiblingsInput = {
  readonly gate: string;
  readonly known: History | null;
  /** every trusted artifact of the gate, newest first */
  readonly candidates: readonly Candidate[];
  readonly describe: (candidate: Candidate) => string;
  readonly open: (candidate: Candidate) => Promise<Opened>;
};

/** As many entries as a history keeps. */
const DOWNLOADS = 50;
const OUTAGES = 3;

/**
 * The history with the runs that it lacks: those that ran at the same time could not know of each other, so each of
 * them holds a part of it only.
 */
export async function withSiblings({
  gate,
  known,
  candidates,
  describe,
  open,
}: SiblingsInput): Promise<Siblings> {
  let history = known;
  const refused: Refusal[] = [];
  let outages = 0;
  for (const candidate of candidates.slice(0, DOWNLOADS)) {
    if (outages >= OUTAGES) break;
    if (history?.entries.some(({ runId }) => runId === candidate.run.id)) continue;
    try {
      const opened = await open(candidate);
      const entries = [historyEntry(opened.recording)];
      const own: History = { schema: HISTORY_SCHEMA, schemaVersion: HISTORY_VERSION, gate, entries };
      history = mergeHistory(own, ...[opened.history, history].filter((one) => one !== null));
      outages = 0;
    } catch (thrown) {
      outages = isOutage(thrown) ? outages + 1 : 0;
      refused.push({ origin: describe(candidate), reason: explain(thrown, 'read it', 'actions: read') });
    }
  }
  return { history, refused };
}
