import type { HistoryEntry } from '../model/baseline.ts';
import { newestFirst } from '../model/run-key.ts';

type Run = Parameters<typeof newestFirst>[0];

/**
 * Runs, the newest first: those of commits of `line` (the newest first) in the order of their commits, since of two merges
 * the earlier may be measured later, and an old commit again; of one commit by time. Runs of other commits keep the place
 * that they have by time.
 */
export function alongLine<R extends Run>(runs: readonly R[], line: readonly string[]): R[] {
  const place = new Map(line.map((sha, index) => [sha, index]));
  const placeOf = ({ sha }: R): number => place.get(sha) ?? 0;
  const byTime = runs.toSorted(newestFirst);
  const ofLine = byTime.filter(({ sha }) => place.has(sha)).sort((a, b) => placeOf(a) - placeOf(b));
  const next = ofLine.values();
  return byTime.map((run) => (place.has(run.sha) ? (next.next().value ?? run) : run));
}

/** The line as far as a history tells it, whose runs are in order already. */
export const lineIn = (history: { readonly entries: readonly HistoryEntry[] } | null): readonly string[] => [
  ...new Set((history?.entries ?? []).map(({ sha }) => sha)),
];
