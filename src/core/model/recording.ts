import type { Duet } from './duet.ts';
import type { Environment, Source } from './environment.ts';
import type { Load } from './load.ts';
import type { Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { Endpoint, ScenarioSeries, Series } from './series.ts';
import type { Stamp } from './stamp.ts';
import type { MetricTotals } from './trend.ts';
import type { Check, ThresholdResult, Workload } from './workload.ts';

export const RECORDING_SCHEMA = 'perf-gate.recording';
export const RECORDING_VERSION = 1;
export const RECORDING_STAMP: Stamp<typeof RECORDING_SCHEMA, typeof RECORDING_VERSION> = {
  schema: RECORDING_SCHEMA,
  schemaVersion: RECORDING_VERSION,
  minReader: '0.1.0',
};

/** Whether a recording may be judged. Reasons are complete sentences with numbers. */
export type Validity =
  | { readonly valid: true }
  | { readonly valid: false; readonly reasons: readonly string[] };

/** The workflow run that stored a recording again, which stays the recording of its own source. */
export type Renewal = { readonly runId: number; readonly attempt: number; readonly sha: string };

/** Rules that a replay must judge by too. */
export type RecordedRules = {
  /** what the change does to them, a sentence; absent: nothing, or not known */
  readonly change?: string;
  /** base's policy, where it judges; absent: head's does */
  readonly policy?: Policy;
};

/** Everything measured in one run, as one versioned JSON value. */
export type Recording = Stamp<typeof RECORDING_SCHEMA, typeof RECORDING_VERSION> & {
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
  /** what a change does to the rules it is judged by, and base's policy where that judges; absent: its own judges */
  readonly rules?: RecordedRules;
  /** bases that could not be driven beside head, and why; absent: none */
  readonly refused?: readonly Refusal[];
  /** present when base was driven beside head */
  readonly duet?: Duet;
  /** the scheduled run that stored it again before it expired; absent: it lies where it was first stored */
  readonly renewedBy?: Renewal;
};
