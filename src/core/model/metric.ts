/** The judged metrics of a subject, by stable id. */
export type MetricId = 'p50' | 'p95' | 'p99' | 'error-rate' | 'delivered-rate';

export type Unit = 'ms' | 'ratio' | 'per-second';

export type MetricDefinition = {
  readonly id: MetricId;
  readonly title: string;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher';
  /** absolute change, in the unit, below which nothing is worse (`ratio`: 0.005 is 0.5 percentage points) */
  readonly floor: number;
};

/** Whose metric it is. */
export type Subject =
  | { readonly kind: 'overall' }
  | { readonly kind: 'endpoint'; readonly name: string; readonly method: string };
