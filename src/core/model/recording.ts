import type { Duet } from './duet.ts';
import type { Environment, Source } from './environment.ts';
import type { Endpoint, ScenarioSeries, Series } from './series.ts';
import type { MetricTotals } from './trend.ts';
import type { Check, ThresholdResult, Workload } from './workload.ts';

export const RECORDING_SCHEMA = 'perf-gate.recording';
export const RECORDING_VERSION = 1;

/** How the k6 run ended. */
export type Outcome =
  | 'completed'
  /** the script's own thresholds were crossed (exit code 99) */
  | 'thresholds-crossed'
  /** exception in init, setup() or teardown(), or `test.fail()` */
  | 'script-error'
  /** every iteration threw, or none finished */
  | 'all-iterations-failed'
  | 'no-data'
  /** `test.abort()` */
  | 'aborted'
  /** we or the runner stopped it: what was measured is kept */
  | 'cancelled'
  | 'crashed'
  | 'timed-out';

/** Whether a recording may be judged. Reasons are complete sentences with numbers. */
export type Validity =
  | { readonly valid: true }
  | { readonly valid: false; readonly reasons: readonly string[] };

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
  readonly k6ExitCode: number | null;
  readonly outcome: Outcome;
  /** iterations that threw, with the first line of the first exception; absent: none, or not recorded */
  readonly exceptions?: { readonly iterations: number; readonly firstLine: string };
  /** shares of the judged time, 0…1, of a run that was driven alone; absent: not known */
  readonly machine?: {
    /** of its CPUs' time, what k6 took */
    readonly k6Cpu?: number;
    /** of the machine's CPU time, what its host took away */
    readonly steal?: number;
    /** of the time, that in which something waited for a CPU */
    readonly pressure?: number;
  };
};

/** The workflow run that stored a recording again, which stays the recording of its own source. */
export type Renewal = { readonly runId: number; readonly attempt: number; readonly sha: string };

/** Everything measured in one run, as one versioned JSON value. */
export type Recording = {
  readonly schema: typeof RECORDING_SCHEMA;
  readonly schemaVersion: typeof RECORDING_VERSION;
  readonly tool: string;
  readonly gate: string;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly source: Source;
  readonly environment: Environment;
  readonly workload: Workload;
  readonly load: Load;
  /** the whole run by k6's metric names, warm-up included: `metrics.http_reqs.count` */
  readonly metrics: { readonly [name: string]: MetricTotals };
  /** the judged requests (warm-up, setup and teardown left out where they can be told apart) */
  readonly overall: Series;
  readonly endpoints: readonly Endpoint[];
  readonly scenarios: readonly ScenarioSeries[];
  readonly checks: readonly Check[];
  readonly thresholds: readonly ThresholdResult[];
  readonly validity: Validity;
  /** facts the reader should know: capped series, ignored variables, retries */
  readonly notes: readonly string[];
  /** present when base was driven beside head */
  readonly duet?: Duet;
  /** the scheduled run that stored it again before it expired; absent: it lies where it was first stored */
  readonly renewedBy?: Renewal;
};
