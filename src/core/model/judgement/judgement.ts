import type { HistoryEntry } from '../baseline.ts';
import type { MetricId, Subject, Unit } from '../metric.ts';
import type { Policy } from '../policy.ts';
import type { Environment, Source } from '../recording/environment.ts';
import type { Generator } from '../recording/generator.ts';
import type { Timeline } from '../recording/histogram.ts';
import type { Load } from '../recording/load.ts';
import type { Check, ThresholdResult, Workload } from '../recording/workload.ts';
import type { Role } from '../role.ts';
import type { Stamp } from '../stamp.ts';
import type { Reason } from './reason.ts';
import type { Refusal } from './refusal.ts';
import type { ComparisonClass, Verdict } from './verdict.ts';

export const JUDGEMENT_SCHEMA = 'perf-gate.judgement';
export const JUDGEMENT_VERSION = 2;
export const JUDGEMENT_STAMP: Stamp<typeof JUDGEMENT_SCHEMA, typeof JUDGEMENT_VERSION> = {
  schema: JUDGEMENT_SCHEMA,
  schemaVersion: JUDGEMENT_VERSION,
  minReader: '0.1.0',
};

export const ACTIONS = ['monitor', 'investigate', 'review recent changes'] as const;

export type Action = (typeof ACTIONS)[number];

const ACTION_OF: { readonly [C in ComparisonClass]?: Action } = {
  critical: 'review recent changes',
  significant: 'investigate',
  slower: 'monitor',
};

/** What a reader does about a comparison; null: nothing. */
export const actionOf = (found: ComparisonClass): Action | null => ACTION_OF[found] ?? null;

/** Base driven beside head, or earlier runs. */
export const WAYS = ['duet', 'stored'] as const;

export type Way = (typeof WAYS)[number];

/** How sure a comparison is. Changes are relative and worse is positive: 0.2 is 20 % worse. */
export type Evidence = {
  readonly way: Way;
  /** the interval that holds the true change with 95 % confidence */
  readonly low: number;
  readonly high: number;
  /** standard deviation of one pair of rounds (duet) or of one run (stored) */
  readonly noise: number;
  /** the smallest worsening that this run would have called one, four times out of five */
  readonly smallest: number;
  /** pairs of rounds (duet) or earlier runs (stored) that were compared with */
  readonly count: number;
  /** duet: worsening of each pair, in the order of the run; stored: empty */
  readonly pairs: readonly number[];
};

/** One metric of one subject, base against head. */
export type Comparison = {
  readonly subject: Subject;
  readonly metric: MetricId;
  readonly unit: Unit;
  readonly base: number | null;
  readonly head: number | null;
  /** head / base − 1; null where base is 0 or a side is absent */
  readonly change: number | null;
  /** positive: worse, in the metric's own direction, e.g. 0.38; null as above */
  readonly worse: number | null;
  readonly class: ComparisonClass;
  readonly action: Action | null;
  /** one sentence with the numbers: "p95 of GET /orders +38 % (182 → 251 ms, limit +20 %)" */
  readonly text: string;
  /** number of requests behind each side */
  readonly samples: { readonly base: number; readonly head: number };
  readonly role?: Role;
  /** absent: one side only, or too little to say */
  readonly evidence?: Evidence;
  /** duet: pairs of rounds after which the level of both sides moved, so that nothing is said; absent: it did not */
  readonly movedAfter?: number;
  /** a latency that is not judged, since base failed many requests that head does not; absent: it is not that */
  readonly mended?: true;
};

/** How base and head were compared. */
export type Comparing = {
  readonly way: Way;
  /** pairs of rounds; 0 with stored runs */
  readonly pairs: number;
  readonly roundMs: number;
  /** seconds of judged load on both arms together */
  readonly loadSeconds: number;
  /** why it stopped there, a sentence */
  readonly stop: string;
};

/** A likely cause, with evidence. Filled by core/diagnosis. */
export type Finding = {
  readonly rule: string;
  readonly title: string;
  readonly evidence: readonly string[];
  readonly impact: string;
  readonly recommendation: string;
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

/** A threshold of the script on head, and the same on base; absent: base has no such, or it is not known. */
export type JudgedThreshold = ThresholdResult & {
  readonly base?: Pick<ThresholdResult, 'value' | 'crossed'>;
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
  /** who measured, where that was not the run that judges, a sentence */
  readonly measuredBy?: string;
  /** the run that was judged, also when nothing could be measured */
  readonly source: Source;
  /** null: nothing was measured (head did not start, k6 could not run) */
  readonly head: Side | null;
  readonly base: Side | null;
  readonly comparisons: readonly Comparison[];
  /** absent: nothing was compared */
  readonly comparing?: Comparing;
  readonly thresholds: readonly JudgedThreshold[];
  /** which requests failed and with what, which checks, and what is answered otherwise than on base; absent: nothing */
  readonly answers?: readonly string[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly refused: readonly Refusal[];
  /** comparable base-branch runs, newest first, for trends */
  readonly history: readonly HistoryEntry[];
};
