import type { Source } from './environment.ts';
import type { Load } from './load.ts';
import type { Percentiles } from './percentiles.ts';
import type { Policy } from './policy.ts';
import type { Endpoint, Series } from './series.ts';
import type { Check, ThresholdResult, Workload } from './workload.ts';

export const ARMS = ['base', 'head'] as const;

export type Arm = (typeof ARMS)[number];

/** What one round showed of one subject. Counts are exact. */
export type RoundValues = {
  readonly requests: number;
  readonly failed: number;
  /** seconds in which a request failed, counted from the first of them; ascending */
  readonly failingSeconds: readonly number[];
  /** null: no request finished */
  readonly percentiles: Percentiles | null;
};

/** A short window of load on one arm. */
export type Round = {
  /** Unix time of its first judged moment, ms */
  readonly startedAt: number;
  readonly iterations: number;
  readonly droppedIterations: number;
  /** share of the machine's CPU time that was taken away by its host, 0…1; null: not known */
  readonly steal: number | null;
  /** share of its time in which something waited for a CPU, 0…1; absent: not known */
  readonly pressure?: number;
  /** subject key (`overall` or `METHOD name`) → what was seen of it */
  readonly subjects: { readonly [subject: string]: RoundValues };
};

/** One round of each arm, one right after the other. */
export type Pair = {
  readonly first: Arm;
  readonly base: Round;
  readonly head: Round;
  /** which start of the servers it was driven on, from 1; absent: the first, or not known */
  readonly start?: number;
  /** which group of rounds it was driven in, each with a new process of the load generator, from 1; absent: not known */
  readonly group?: number;
};

/** Why no more pairs were driven. */
export const STOPS = [
  /** a blocking metric is worse, and the evidence suffices */
  'regressed',
  /** every metric is settled: a change that matters is ruled out */
  'settled',
  /** the seconds of load are spent */
  'budget',
  'cancelled',
] as const;

export type Stop = (typeof STOPS)[number];

/** Both revisions driven in turns on one machine. Belongs to the recording of head. */
export type Duet = {
  readonly base: {
    readonly source: Source;
    /** how the base commit was found */
    readonly origin: string;
    readonly workload: Workload;
    readonly load: Load;
    readonly overall: Series;
    readonly endpoints: readonly Endpoint[];
    readonly checks: readonly Check[];
    /** head's script's own, on base's rounds; absent: not known */
    readonly thresholds?: readonly ThresholdResult[];
    /** as `rules.change` and `rules.policy` of the recording, where older releases wrote it */
    readonly policyChange?: string;
    /** base's policy, where it judges; absent: head's does */
    readonly policy?: Policy;
  };
  /** judged time of a round, ms */
  readonly roundMs: number;
  /** server starts per arm */
  readonly starts: number;
  /** how often setup() ran per arm, to try the script and to warm up too */
  readonly setups: number;
  /** decides which arm goes first */
  readonly seed: number;
  readonly pairs: readonly Pair[];
  readonly stop: Stop;
  /** pairs that the budget allows, or the rule where that is fewer */
  readonly mostPairs: number;
  /** share of its CPUs' time that k6 took for both arms while rounds were driven, 0…1; absent: not known */
  readonly k6Cpu?: number;
  /** whether k6 had no VU left at some time of a judged round; absent: not known */
  readonly vusExhausted?: { readonly [A in Arm]: boolean };
};
