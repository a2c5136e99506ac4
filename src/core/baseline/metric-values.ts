import type { MetricId } from '../model/metric.ts';
import type { Series } from '../model/recording/series.ts';
import { ownKindOf } from '../model/subject-key.ts';

type Values = { readonly [M in MetricId]?: number };

/**
 * The judged metrics of a series. Latencies in ms; error-rate and true-share 0…1; delivered-rate in requests per second
 * and count-rate likewise. A latency without requests is absent, never 0. `method`: of an endpoint; absent: it is none.
 */
export function metricValues(series: Series & { readonly method?: string }): Values {
  const { duration, requests, failed, rate, trues, method = '' } = series;
  const own = ownKindOf({ method });
  if (own === 'Counter') return { 'count-rate': rate };
  if (own === 'Rate') return requests === 0 || trues === undefined ? {} : { 'true-share': trues / requests };
  if (own === 'Value')
    return duration === null ? {} : { 'value-p50': duration.p50, 'value-p95': duration.p95 };
  if (requests === 0) return { 'delivered-rate': rate };
  const latency = duration === null ? {} : { p50: duration.p50, p95: duration.p95, p99: duration.p99 };
  return { ...latency, 'error-rate': failed / requests, 'delivered-rate': rate };
}
