import type { History, HistoryEntry } from '../model/baseline.ts';
import { mergeAlong } from './merge-history.ts';

/** Whose history is asked for; as the query of a store has it. */
export type Lineage = {
  /** name of the branch that `ancestors` are of; absent: any that is stored */
  readonly branch?: string;
  /** the wanted commit first; empty: no commit is asked about */
  readonly ancestors: readonly string[];
  readonly line?: readonly string[];
};

/** The commits whose order is known, newest first. */
export const lineOf = ({ line, ancestors }: Lineage): readonly string[] => [
  ...new Set([...(line ?? []), ...ancestors]),
];

/**
 * The union of histories, of which only runs count that lie behind the wanted commit: other base branches have levels,
 * acceptances and regressions of their own, and so has what came later on the same one. Null: none is left.
 */
export function historyOfLine(histories: readonly History[], wanted: Lineage): History | null {
  const isOfLine = behind(
    histories.flatMap(({ entries }) => entries),
    wanted,
  );
  // Before the union, which has room for 50: a busy branch would leave none for another.
  const [first, ...rest] = histories
    .map((history) => ({ ...history, entries: history.entries.filter(isOfLine) }))
    .filter(({ entries }) => entries.length > 0);
  return first === undefined ? null : mergeAlong(lineOf(wanted), first, ...rest);
}

/**
 * The line ends some hundred commits back, in a shallow clone sooner, and with a run a night those may be a few days.
 * What is older than all that it holds, or all where it holds none, counts by the branch's name: without, whoever
 * merges much would have no history.
 */
function behind(entries: readonly HistoryEntry[], wanted: Lineage): (entry: HistoryEntry) => boolean {
  const { ancestors, branch } = wanted;
  if (ancestors.length === 0) return () => true;
  const commits = new Set(lineOf(wanted));
  const [oldest] = entries
    .filter(({ sha }) => commits.has(sha))
    .map(({ createdAt }) => createdAt)
    .sort();
  return (entry) => {
    if (commits.has(entry.sha)) return true;
    const isNamed = branch === undefined || entry.branch === branch || entry.branch === '';
    return isNamed && (oldest === undefined || entry.createdAt < oldest);
  };
}
