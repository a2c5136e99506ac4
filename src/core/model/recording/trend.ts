/**
 * Exact summary of a duration over a run, as k6 computed it from all values
 * (percentiles by linear interpolation at rank p·(n−1), R type 7). Milliseconds.
 */
export type Trend = {
  /** number of samples, at least 1: a trend without samples is absent, never zero */
  readonly count: number;
  readonly min: number;
  readonly avg: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

/** One k6 metric over the whole run, under k6's own name. */
export type MetricTotals =
  | { readonly kind: 'counter'; readonly count: number; readonly rate: number }
  | { readonly kind: 'gauge'; readonly value: number; readonly min: number; readonly max: number }
  | {
      readonly kind: 'rate';
      /** samples that were true; for `http_req_failed` these are the failed requests */
      readonly trues: number;
      readonly falses: number;
      /** trues / (trues + falses), 0…1 */
      readonly value: number;
    }
  | ({ readonly kind: 'trend' } & Trend);
