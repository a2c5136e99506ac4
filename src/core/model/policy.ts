import type { Acceptance } from './acceptance.ts';
import type { Direction, MetricId } from './metric.ts';
import type { Role } from './role.ts';
import type { Target } from './targets/target.ts';

/** What differs from the general limits for one metric. Ratios: 0.2 is 20 %. */
export type Limits = {
  readonly warn?: number;
  readonly fail?: number;
  /** absolute change, in the metric's unit, below which nothing is worse */
  readonly floor?: number;
  readonly role?: Role;
};

export type MetricLimits = { readonly [M in MetricId]?: Limits };

/** Limits of a metric of the script's own, and which way it gets better: nobody else knows. */
export type OwnLimits = Limits & { readonly better?: Direction };

/** What the user wants a measured change to mean. Ratios: 0.2 is 20 %. */
export type Policy = {
  /** worse than this: significant, a warning */
  readonly warn: number;
  /** worse than this: critical, a failure */
  readonly fail: number;
  readonly failOn: 'fail' | 'warn' | 'never';
  /** what the script's own crossed thresholds do; `head-only`: fail, but only warn where base crosses them too */
  readonly thresholds: 'head-only' | 'fail' | 'warn' | 'ignore';
  readonly onInconclusive: 'pass' | 'fail';
  readonly onNoBaseline: 'pass' | 'fail';
  readonly onInvalid: 'pass' | 'fail';
  /** per metric, for every subject; of the script's own by k6's name */
  readonly metrics?: { readonly [metric: string]: OwnLimits };
  /** per endpoint (`METHOD name`, or the name alone), stronger than `metrics` */
  readonly endpoints?: { readonly [endpoint: string]: MetricLimits };
  /** one-sided confidence of a single look of a duet that a change is worse; the standard one where not set */
  readonly confidence?: number;
  /** limits that hold whatever base does; absent: none */
  readonly targets?: readonly Target[];
  /** regressions that the change's author stands by */
  readonly accepted?: readonly Acceptance[];
  /** the file in which they are, from the repository's root; absent: `.perf-gate/accept.yml` */
  readonly acceptIn?: string;
};

/** One-sided confidence of a single look of a duet, where the policy names none. */
export const DUET_CONFIDENCE = 0.995;
