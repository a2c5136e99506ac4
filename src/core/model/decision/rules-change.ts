import type { MetricId } from '../metric.ts';

/** A setting's value in full; null: it is not set. */
export type Written = string | readonly string[] | null;

/** A setting that a change gives another value, by its path as it is written: `policy.warn`. */
export type ChangedSetting = { readonly name: string; readonly before: Written; readonly after: Written };

/** What a change does to the rules that it is judged by, and to its workload. */
export type RulesChange = {
  /** whose rules judge */
  readonly judge: 'base' | 'head';
  readonly rules: readonly ChangedSetting[];
  /** what head alone accepts, where base judges */
  readonly accepts: readonly { readonly metric: MetricId; readonly endpoint: string }[];
  readonly workload: readonly ChangedSetting[];
  /** how it keeps base from being driven beside it; absent: it does not */
  readonly alone?: 'takes-start-out' | 'fixes-port';
};
