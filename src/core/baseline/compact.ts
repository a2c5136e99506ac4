import type { HistoryEntry } from '../model/baseline.ts';
import { levelMarks, openRegressions } from './accepted-level.ts';
import { nameOf } from './level/figure.ts';

/** Runs that a history holds at most. */
export const MOST_ENTRIES = 50;
/** Runs of the accepted level that stay whatever number of regressed ones follows: the spread is learned from so many. */
const LEVEL = 30;
/** Starts of levels and of open regressions that stay, each. */
const TURNS = 5;

/**
 * The entries (newest first, in this order again) that are worth keeping, at most 50: where levels and
 * open regressions began, thirty runs without a regression where there are so many, and then the newest.
 */
export function compact(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  if (entries.length <= MOST_ENTRIES) return entries;
  const kept = new Set([
    ...turns(entries, levelStarts).slice(0, TURNS),
    ...turns(entries, regressionStarts).slice(-TURNS),
  ]);
  for (const entry of entries.filter(({ regressed }) => regressed === undefined).slice(0, LEVEL))
    kept.add(entry);
  for (const entry of entries) if (kept.size < MOST_ENTRIES) kept.add(entry);
  return entries.filter((entry) => kept.has(entry));
}

type Starts = (entries: readonly HistoryEntry[]) => readonly HistoryEntry[];

/** Those of each branch and load by itself, since these are never compared with one another; newest first. */
function turns(entries: readonly HistoryEntry[], starts: Starts): readonly HistoryEntry[] {
  const alike = Map.groupBy(entries, ({ branch, environment, profileHash }) =>
    [branch, environment, profileHash].join('\n'),
  );
  const found = new Set([...alike.values()].flatMap(starts));
  return entries.filter((entry) => found.has(entry));
}

/** Without the newest start of a figure's level, runs from before it would count as its level again. */
function levelStarts(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const fresh = levelMarks(entry)
      .map(nameOf)
      .filter((one) => !seen.has(one));
    for (const one of fresh) seen.add(one);
    return fresh.length > 0;
  });
}

/** Without the run that brought a regression, a later one would be blamed for it. */
function regressionStarts(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const shas = new Set(openRegressions(entries).map(({ sha }) => sha));
  return entries.filter(({ sha, regressed }) => regressed !== undefined && shas.has(sha));
}
