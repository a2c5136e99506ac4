import type { MetricId } from '../model/metric.ts';
import type { Series } from '../model/recording/series.ts';

/**
 * The judged metrics of a series. Latencies in ms; error-rate 0…1; delivered-rate in requests per second.
 * A latency without requests is absent, never 0.
 */
export function metricValues(series: Series): { readonly [M in MetricId]?: number } {
  const { duration, requests, failed, rate } = series;
  if (requests === 0) return { 'delivered-rate': rate };
  const latency = duration === null ? {} : { p50: duration.p50, p95: duration.p95, p99: duration.p99 };
  return { ...latency, 'error-rate': failed / requests, 'delivered-rate': rate };
}
