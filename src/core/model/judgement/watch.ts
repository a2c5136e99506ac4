import type { Stamp } from '../stamp.ts';

/** `blocked`: a gate that blocks would have failed the check; `unmeasured`: it could not tell. The strongest first. */
export const WATCH_OUTCOMES = ['blocked', 'passed', 'unmeasured'] as const;
export type WatchOutcome = (typeof WATCH_OUTCOMES)[number];

/** One push of a pull request under a gate that only watches. */
export type WatchedPush = {
  /** the run that wrote this down, which need not be the one that measured */
  readonly runId: number;
  readonly attempt: number;
  readonly pull: number;
  /** ISO 8601 */
  readonly at: string;
  readonly outcome: WatchOutcome;
};

export const WATCH_SCHEMA = 'perf-gate.watch-log';
export const WATCH_VERSION = 1;
export const WATCH_STAMP: Stamp<typeof WATCH_SCHEMA, typeof WATCH_VERSION> = {
  schema: WATCH_SCHEMA,
  schemaVersion: WATCH_VERSION,
  minReader: '0.1.0',
};

/** All that is known of what a gate would have done. */
export type WatchLog = Stamp<typeof WATCH_SCHEMA, typeof WATCH_VERSION> & {
  readonly gate: string;
  /** newest first, at most 1000 */
  readonly pushes: readonly WatchedPush[];
};

/** Pull requests of a gate that only watches, each once. */
export type WatchCount = {
  /** ISO 8601, of the first push that is known */
  readonly since: string;
  readonly pulls: number;
  /** of which one push at least would have been blocked */
  readonly blocked: number;
  /** of which no push could be measured */
  readonly unmeasured: number;
};
