import type { History, HistoryEntry } from '../model/baseline.ts';
import { runKey } from '../model/run-key.ts';
import { alongLine } from './along-line.ts';
import { compact } from './compact.ts';

/**
 * The union of histories of one gate, by run id and attempt: newest first, at most 50 (see `compact`). Concurrent runs
 * each hold a part; the union loses none, and does not depend on the order of its parts. No commit's place is known.
 */
export function mergeHistory(first: History, ...others: readonly History[]): History {
  return mergeAlong([], first, ...others);
}

/** The same in the order of the commits of `line`, newest first, where they are known (see `alongLine`). */
export function mergeAlong(line: readonly string[], first: History, ...others: readonly History[]): History {
  const distinct = new Map<string, HistoryEntry>();
  for (const entry of [first, ...others].flatMap(({ entries }) => entries)) {
    const key = runKey(entry);
    const known = distinct.get(key);
    if (known === undefined || tells(entry, known)) distinct.set(key, entry);
  }
  return {
    // What a newer release wrote beside the entries goes on with them.
    ...Object.assign({}, ...others.toReversed(), first),
    entries: compact(alongLine([...distinct.values()], line)),
  };
}

/** Of two entries of one run the one with a judgement tells more; else the later one, so that order does not matter. */
function tells(entry: HistoryEntry, known: HistoryEntry): boolean {
  const judged = ({ accepted, improved, regressed }: HistoryEntry) =>
    (accepted ?? improved ?? regressed) !== undefined;
  if (judged(entry) !== judged(known)) return judged(entry);
  return entry.createdAt > known.createdAt;
}
