import { atAcceptedLevel, onlyFigures } from '../../baseline/accepted-level.ts';
import type { HistoryEntry, Mark } from '../../model/baseline.ts';

/** Runs at the level that counts for one script, each newest first. */
export type ScriptLevel = {
  /** those of the script, as they are stored */
  readonly own: readonly HistoryEntry[];
  /** the same without the values that are not of the level that counts */
  readonly kept: readonly HistoryEntry[];
  /** figures of which no run of the script shows a level: they regressed before it, and are open */
  readonly open: readonly Mark[];
  /** what runs of the script before show of these */
  readonly before: readonly HistoryEntry[];
};

/**
 * The level of one script among runs of several (newest first). What had regressed before the script changed, and is open
 * in each of its runs, is held to the script before: else any edit of a script would make a regression the level.
 */
export function levelOfScript(script: string, entries: readonly HistoryEntry[]): ScriptLevel {
  const own = entries.filter(({ scriptHash }) => scriptHash === script);
  const kept = atAcceptedLevel(own);
  const open = (own[0]?.regressed ?? []).filter((mark) => onlyFigures(kept, [mark]).length === 0);
  const [first] = own.slice(-1);
  const older = first === undefined ? [] : entries.slice(entries.indexOf(first) + 1);
  const level = atAcceptedLevel(older);
  return { own, kept, open, before: open.flatMap((mark) => ofOneScript(onlyFigures(level, [mark]))) };
}

const ofOneScript = (entries: readonly HistoryEntry[]): readonly HistoryEntry[] =>
  entries.filter(({ scriptHash }) => scriptHash === entries[0]?.scriptHash);
