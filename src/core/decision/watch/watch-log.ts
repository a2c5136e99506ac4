import {
  WATCH_OUTCOMES,
  WATCH_STAMP,
  type WatchCount,
  type WatchedPush,
  type WatchLog,
  type WatchOutcome,
} from '../../model/judgement/watch.ts';

/** Pushes that are kept: beyond them a trial is long over. */
export const MOST_PUSHES = 1000;

const keyOf = ({ runId, attempt, pull }: WatchedPush): string => `${runId}:${attempt}:${pull}`;

/** The union of what several runs know, by run, attempt and pull request: it loses none, and no order of them matters. */
export function mergeWatchLogs(gate: string, logs: readonly Pick<WatchLog, 'pushes'>[]): WatchLog {
  const distinct = new Map(logs.flatMap(({ pushes }) => pushes).map((push) => [keyOf(push), push]));
  const newest = [...distinct.values()].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at) || b.runId - a.runId || b.attempt - a.attempt,
  );
  return { ...WATCH_STAMP, gate, pushes: newest.slice(0, MOST_PUSHES) };
}

/** Each pull request once, by the strongest outcome of its pushes; null: none is known. */
export function countWatched({ pushes }: Pick<WatchLog, 'pushes'>): WatchCount | null {
  const oldest = pushes.at(-1);
  if (oldest === undefined) return null;
  const strongest = new Map<number, WatchOutcome>();
  for (const { pull, outcome } of pushes) {
    const known = strongest.get(pull);
    const isStronger = known === undefined || WATCH_OUTCOMES.indexOf(outcome) < WATCH_OUTCOMES.indexOf(known);
    if (isStronger) strongest.set(pull, outcome);
  }
  const of = (wanted: WatchOutcome) => [...strongest.values()].filter((one) => one === wanted).length;
  return { since: oldest.at, pulls: strongest.size, blocked: of('blocked'), unmeasured: of('unmeasured') };
}
