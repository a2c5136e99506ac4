import type { Stage } from './stage.ts';

/** What the load generator did, and what makes two recordings comparable. */
export type Workload = {
  /** path as configured; for people, not compared */
  readonly script: string;
  /** SHA-256 over the script and its local imports, by content */
  readonly scriptHash: string;
  /** SHA-256 over the resolved scenarios: executors, rates, durations, stages */
  readonly profileHash: string;
  /** one line for people: "constant-arrival-rate 200/s for 30s" */
  readonly profile: string;
  /** the load over time, scenario by scenario; absent: not recorded */
  readonly stages?: readonly Stage[];
  /** `workload.environment`, else `local` for an app we start, else the target's host (never the port) */
  readonly environment: string;
  /** planned iterations per second where the profile is an open one; null: closed model */
  readonly targetRate: number | null;
  /** HTTP requests one iteration makes (from the preflight); null: unknown */
  readonly requestsPerIteration: number | null;
  /** how requests without a `name` tag were called; absent: by their whole address */
  readonly names?: NamePatterns;
};

/** What makes the names of two runs comparable. */
export type NamePatterns = {
  /** version of the rules that find ids, dates and the like */
  readonly rules: number;
  /** `workload.names` */
  readonly patterns: readonly string[];
  /** routes whose last texts the warm-up showed to vary, `/posts/*`, with the texts that are none */
  readonly learned: readonly string[];
};

/** One expression of the script's own thresholds. */
export type ThresholdResult = {
  /** k6 metric with its tags, e.g. `http_req_duration{name:checkout}` */
  readonly metric: string;
  readonly expression: string;
  readonly crossed: boolean;
  /** the value the expression looks at; null: no sample */
  readonly value: number | null;
};

export type Check = {
  readonly name: string;
  readonly passes: number;
  readonly fails: number;
  /** what of it failed in each window; absent: not known, as of a run without windows */
  readonly windows?: readonly CheckWindow[];
};

/** `window`: its number, the same on both arms of a pair; `failed`: share of the cases in it, 0…1. */
export type CheckWindow = { readonly window: number; readonly failed: number };
