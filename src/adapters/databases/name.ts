import type { Arm } from '../../core/model/recording/window.ts';

/** Ours are called so, and nobody else's: the minute of the run's start, the run and the arm follow. */
export const PREFIX = 'perf_gate_';

/** The run's id ends in two random words: the name of somebody else's does not happen to be like it. */
const NAME = /^perf_gate_([0-9a-z]{5,7})_([0-9a-z_]{3,28}_[0-9a-f]{4,8}_[0-9a-f]{8,12})_(?:base|head)$/;

const MINUTE = 60_000;
/** No run lasts so long: one that nobody here can ask about (on another machine, before a restart) has ended then. */
const STALE_MS = 48 * 3_600_000;

/**
 * The name of an arm's database. PostgreSQL takes 63 bytes and MySQL 64: a run's id may have 42.
 * `startedAt`: Unix time, ms
 */
export function databaseName(run: string, arm: Arm, startedAt: number): string {
  const minute = Math.floor(startedAt / MINUTE).toString(36);
  return `${PREFIX}${minute}_${run.replaceAll('-', '_')}_${arm}`;
}

/** Whether a database with this name was left behind by a run that has certainly ended. */
export function isLeftBehind(
  name: string,
  { isOver, now }: { readonly isOver: (run: string) => boolean; readonly now: number },
): boolean {
  const [, minute, run] = NAME.exec(name) ?? [];
  if (minute === undefined || run === undefined) return false;
  return isOver(run.replaceAll('_', '-')) || now - Number.parseInt(minute, 36) * MINUTE > STALE_MS;
}
