import type { BegunIterations, UserTime } from './window.ts';

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

/** Iterations that threw, with the first line of the first exception. */
export type Exceptions = { readonly iterations: number; readonly firstLine: string };

/** What of the load was one scenario's. */
export type ScenarioLoad = {
  readonly scenario: string;
  readonly iterations: number;
  /** absent: none */
  readonly exceptions?: Exceptions;
};

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
  /** absent: none, or not recorded */
  readonly exceptions?: Exceptions;
  /** where several were driven; absent: one was, or not recorded */
  readonly scenarios?: readonly ScenarioLoad[];
  /**
   * Of whole runs, those that came to their end together: of each scenario with a set number of virtual users over a set
   * time; absent: there is none, or it was not recorded
   */
  readonly userTime?: readonly UserTime[];
  /** the same of each scenario whose rate says when its iterations begin */
  readonly begun?: readonly BegunIterations[];
};
