/** How the load generator's run ended. */
export const OUTCOMES = [
  'completed',
  /** the script's own thresholds were crossed (exit code 99) */
  'thresholds-crossed',
  /** exception in init, setup() or teardown(), or `test.fail()` */
  'script-error',
  /** every iteration threw, or none finished */
  'all-iterations-failed',
  'no-data',
  /** `test.abort()` */
  'aborted',
  /** we or the runner stopped it: what was measured is kept */
  'cancelled',
  'crashed',
  'timed-out',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What the load generator really did. */
export type Load = {
  /** Unix time of the first judged second, milliseconds */
  readonly startedAt: number;
  /** judged wall time, milliseconds */
  readonly durationMs: number;
  readonly iterations: number;
  readonly droppedIterations: number;
  /** iterations per second reached */
  readonly iterationRate: number;
  readonly maxVus: number;
  /** bytes that came to judged iterations, headers too; absent: not recorded */
  readonly receivedBytes?: number;
  /** the load generator's own; null: it was killed, or never ran */
  readonly exitCode: number | null;
  readonly outcome: Outcome;
  /** iterations that threw, with the first line of the first exception; absent: none, or not recorded */
  readonly exceptions?: { readonly iterations: number; readonly firstLine: string };
};
