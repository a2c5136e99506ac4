import type { MetricDefinition, MetricId } from '../model/metric.ts';

/** A metric with what judging it takes. */
export type JudgedMetric = MetricDefinition & {
  /** requests on each side below which the value says too little to be judged */
  readonly fewest: number;
};

/**
 * The judged metrics. A percentile q needs n·(1−q) ≥ 5 requests (n ≥ 100 for p95, 500 for p99): below that it is
 * little more than the slowest requests. Floors keep "2 ms → 2.4 ms" from being a regression.
 */
export const METRICS: readonly JudgedMetric[] = [
  { id: 'error-rate', title: 'error rate', unit: 'ratio', better: 'lower', floor: 0.005, fewest: 10 },
  { id: 'p50', title: 'p50', unit: 'ms', better: 'lower', floor: 1, fewest: 10 },
  { id: 'p95', title: 'p95', unit: 'ms', better: 'lower', floor: 1, fewest: 100 },
  { id: 'p99', title: 'p99', unit: 'ms', better: 'lower', floor: 1, fewest: 500 },
  {
    id: 'delivered-rate',
    title: 'delivered rate',
    unit: 'per-second',
    better: 'higher',
    floor: 0.5,
    fewest: 10,
  },
];

/** The definition of a metric. */
export function definitionOf(id: MetricId): JudgedMetric {
  const found = METRICS.find((metric) => metric.id === id);
  if (found === undefined) throw new Error(`unknown metric ${id}`);
  return found;
}
