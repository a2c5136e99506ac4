import type { ChangeEvidence } from '../evidence/change.ts';
import type { DatabaseEvidence } from '../evidence/database.ts';
import type { ProcessEvidence } from '../evidence/process.ts';
import type { Profiled } from '../evidence/profile.ts';
import type { Refusal } from '../judgement/refusal.ts';
import type { Policy } from '../policy.ts';
import type { Stamp } from '../stamp.ts';
import type { Duet } from './duet.ts';
import type { Environment, Source } from './environment.ts';
import type { Generator } from './generator.ts';
import type { Load } from './load.ts';
import type { Pages } from './page.ts';
import type { Endpoint, ScenarioSeries, Series } from './series.ts';
import type { MetricTotals } from './trend.ts';
import type { Window } from './window.ts';
import type { Check, ThresholdResult, Workload } from './workload.ts';

export const RECORDING_SCHEMA = 'perf-gate.recording';
export const RECORDING_VERSION = 2;
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

/** What one arm measured over all of its windows. */
export type ArmRecord = {
  readonly source: Source;
  /** how the base commit was found, or where base runs; null: head */
  readonly origin: string | null;
  readonly workload: Workload;
  readonly load: Load;
  /** the judged requests (warm-up, setup and teardown left out where they can be told apart) */
  readonly overall: Series;
  readonly endpoints: readonly Endpoint[];
  readonly scenarios: readonly ScenarioSeries[];
  readonly checks: readonly Check[];
  /** the script's own, on this arm's windows; absent: not known */
  readonly thresholds?: readonly ThresholdResult[];
  /** what its database showed; absent: it was not looked into */
  readonly database?: DatabaseEvidence;
  /** what its processes were like; absent: they are not known */
  readonly processes?: ProcessEvidence;
  /** where its CPU time went; absent: nobody looked */
  readonly profiled?: Profiled;
  /** after its windows; absent: no target names one, or the run was not fit to be judged */
  readonly pages?: Pages;
};

/** Everything measured in one run, as one versioned JSON value: arms × windows. */
export type Recording = Stamp<typeof RECORDING_SCHEMA, typeof RECORDING_VERSION> & {
  readonly tool: string;
  readonly gate: string;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly environment: Environment;
  readonly generator: Generator;
  /** base: where it was driven beside head */
  readonly arms: { readonly head: ArmRecord; readonly base?: ArmRecord };
  /** a run alone is one; a duet has one for each round of each arm, in the order in which they were driven */
  readonly windows: readonly Window[];
  /** head's whole run by the generator's metric names, warm-up included: `metrics.http_reqs.count` */
  readonly metrics: { readonly [name: string]: MetricTotals };
  readonly validity: Validity;
  /** facts the reader should know: capped series, ignored variables, retries */
  readonly notes: readonly string[];
  /** what a change does to the rules it is judged by, and base's policy where that judges; absent: its own judges */
  readonly rules?: RecordedRules;
  /** bases that could not be driven beside head, and why; absent: none */
  readonly refused?: readonly Refusal[];
  /** how the rounds were driven; absent: head was driven alone */
  readonly duet?: Duet;
  /** where in head's source its evidence stands; absent: base is no commit of the same repository, or nobody looked */
  readonly change?: ChangeEvidence;
  /** so little was driven that it is no proof of anything; absent: it was not */
  readonly quickLook?: true;
  /** the scheduled run that stored it again before it expired; absent: it lies where it was first stored */
  readonly renewedBy?: Renewal;
};
