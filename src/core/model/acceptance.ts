import type { MetricId } from './metric.ts';

/** Where regressions are accepted, from the working directory. */
export const ACCEPTANCES = '.perf-gate/accept.yml';

/** A regression that the change's author stands by, from `.perf-gate/accept.yml`. */
export type Acceptance = {
  /** gate id */
  readonly gate: string;
  /** `METHOD name`, the name alone, or `overall` */
  readonly endpoint: string;
  readonly metric: MetricId;
  /** highest ratio head / base that is accepted, base / head where higher is better: 1.6 is +60 %; of `error-rate` the highest rate of head, 0…1 */
  readonly upTo: number;
  readonly reason: string;
  /** last day on which it holds, YYYY-MM-DD */
  readonly expires: string;
};
