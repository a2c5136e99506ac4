import type { HistoryEntry } from '../baseline.ts';
import type { Policy } from '../policy.ts';
import type { Plateau } from '../recording/duet.ts';
import type { Environment, Source } from '../recording/environment.ts';
import type { Generator } from '../recording/generator.ts';
import type { Timeline } from '../recording/histogram.ts';
import type { Load } from '../recording/load.ts';
import type { Check, Workload } from '../recording/workload.ts';
import type { Stamp } from '../stamp.ts';
import type { JudgedTarget } from '../targets/judged-target.ts';
import type { Comparison, Way } from './comparison.ts';
import type { DatabaseUse } from './database-use.ts';
import type { Figure } from './figure.ts';
import type { Finding } from './finding.ts';
import type { JudgedThreshold } from './judged-threshold.ts';
import type { LoadTest } from './load-test.ts';
import type { Reason } from './reason.ts';
import type { Refusal } from './refusal.ts';
import type { Verdict } from './verdict.ts';
import type { WatchCount } from './watch.ts';

export const JUDGEMENT_SCHEMA = 'perf-gate.judgement';
export const JUDGEMENT_VERSION = 2;
export const JUDGEMENT_STAMP: Stamp<typeof JUDGEMENT_SCHEMA, typeof JUDGEMENT_VERSION> = {
  schema: JUDGEMENT_SCHEMA,
  schemaVersion: JUDGEMENT_VERSION,
  minReader: '0.1.0',
};

/** How base and head were compared. */
export type Comparing = {
  readonly way: Way;
  /** pairs of rounds, of slices or of whole runs; 0 with stored runs */
  readonly pairs: number;
  /** both ran the whole script at once, and a pair is a slice of time; absent: it is not */
  readonly sideBySide?: true;
  /** a pair is a whole run of the script on each, one after the other; absent: it is not */
  readonly inTurns?: true;
  /** judged time of a round, a slice or a run */
  readonly roundMs: number;
  /** seconds of judged load: of both arms together, side by side of both at once */
  readonly loadSeconds: number;
  /** why it stopped there, a sentence */
  readonly stop: string;
  /** the level that the rounds were driven at, of a load that changes; absent: as the script has it */
  readonly plateau?: Plateau;
};

/** One side of the comparison, for the report. */
export type Side = {
  readonly source: Source;
  readonly createdAt: string;
  readonly environment: Environment;
  readonly generator: Generator;
  readonly workload: Workload;
  readonly load: Load;
  readonly checks: readonly Check[];
  readonly timeline: Timeline | null;
  /** where a baseline came from; null for head */
  readonly origin: string | null;
  readonly distance: number | null;
};

/** The outcome of a gate with everything a reader needs; renderers see only this. */
export type Judgement = Stamp<typeof JUDGEMENT_SCHEMA, typeof JUDGEMENT_VERSION> & {
  readonly tool: string;
  readonly gate: string;
  readonly createdAt: string;
  readonly verdict: Verdict;
  /** the first line of every output, with numbers */
  readonly reason: string;
  readonly reasons: readonly Reason[];
  readonly policy: Policy;
  /** that the change under judgement changes the rules too, a sentence */
  readonly policyChange?: string;
  /** base's rules judged, whatever the change says (`policy.from: base`); absent: the change's own did */
  readonly judgedByBase?: true;
  /** who measured, where that was not the run that judges, a sentence */
  readonly measuredBy?: string;
  /** so little was driven that it is no proof of anything; absent: it was not */
  readonly quickLook?: true;
  /** somebody who may write had this change judged without blocking; absent: nobody had */
  readonly waived?: true;
  /** pull requests so far, of a gate that only watches; absent: it may block, or no count is known */
  readonly watched?: WatchCount;
  /** the run that was judged, also when nothing could be measured */
  readonly source: Source;
  /** null: nothing was measured (head did not start, k6 could not run) */
  readonly head: Side | null;
  readonly base: Side | null;
  readonly comparisons: readonly Comparison[];
  /** what head measured, where nothing was compared; absent: the comparisons show it, or nothing was measured */
  readonly figures?: readonly Figure[];
  /** absent: nothing was compared */
  readonly comparing?: Comparing;
  readonly thresholds: readonly JudgedThreshold[];
  /** what the policy's targets came to, in their order; absent: it has none */
  readonly targets?: readonly JudgedTarget[];
  /** which requests failed and with what, which checks, and what is answered otherwise than on base; absent: nothing */
  readonly answers?: readonly string[];
  /** head by itself; absent: nothing was measured, or by an older version */
  readonly loadTest?: LoadTest;
  /** likely causes, new in head first; the first is the likeliest */
  readonly findings: readonly Finding[];
  /** what the application asked of its database; absent: nobody looked */
  readonly database?: DatabaseUse;
  readonly notes: readonly string[];
  readonly refused: readonly Refusal[];
  /** comparable base-branch runs, newest first, for trends */
  readonly history: readonly HistoryEntry[];
};
