import { logLimit } from '../limits.ts';
import type { Differences } from './duet-rule.ts';
import type { PairedMetric } from './paired-metric.ts';

type Few = PairedMetric & {
  readonly kind: 'latency';
  readonly found: Differences;
  readonly fewRequests: true;
};

/** Whether it was judged by values that rest on fewer requests than its percentile takes. */
export const isOfFewRequests = (metric: PairedMetric): metric is Few =>
  metric.kind === 'latency' && metric.found !== null && metric.fewRequests === true;

/**
 * What may fail the gate is not passed over because its rounds have few requests: a regression that shows with confidence, and
 * a change that is surely below the limit, are answers as any other. What lies beyond the limit and is surely worse at all is
 * left open. Any other value is what a few slow requests make of it (an unchanged build's p95 lies beyond the limit in up to a
 * quarter of duets), and is not judged.
 */
export function toldOfFew(metric: PairedMetric): PairedMetric {
  if (!isOfFewRequests(metric) || metric.found.state !== 'open') return metric;
  const { found, limits, values } = metric;
  const isTold = found.low > 0 && found.mean > logLimit(limits.warn, limits.floor, values.base);
  return isTold ? metric : { ...metric, found: null };
}
