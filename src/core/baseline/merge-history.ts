import { HISTORY_SCHEMA, HISTORY_VERSION, type History, type HistoryEntry } from '../model/baseline.ts';

const MOST = 50;
/** Runs of the accepted level that stay whatever number of regressed ones follows: they are what is compared with. */
const LEVEL = 10;

/**
 * The union of histories of one gate, by run id and attempt (outside GitHub, where both are 0, by time too):
 * newest first, at most 50, of which ten without a regression where there are so many. Concurrent runs each hold a part; the union loses none.
 */
export function mergeHistory(first: History, ...others: readonly History[]): History {
  const all = [first, ...others].flatMap(({ entries }) => entries);
  const distinct = new Map(all.map((entry) => [keyOf(entry), entry]));
  const entries = [...distinct.values()].sort((a, b) =>
    a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0,
  );
  return {
    schema: HISTORY_SCHEMA,
    schemaVersion: HISTORY_VERSION,
    gate: first.gate,
    entries: newest(entries),
  };
}

function newest(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const level = new Set(entries.filter(({ regressed }) => regressed === undefined).slice(0, LEVEL));
  const others = entries.filter((entry) => !level.has(entry)).slice(0, MOST - level.size);
  return entries.filter((entry) => level.has(entry) || others.includes(entry));
}

function keyOf({ runId, attempt, createdAt }: HistoryEntry): string {
  return runId === 0 ? `local/${createdAt}` : `${runId}/${attempt}`;
}
