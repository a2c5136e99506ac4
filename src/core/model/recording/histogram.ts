/**
 * A log histogram at the schema it came in (Prometheus native histogram): bucket `i` holds the values in
 * (b^(i−1), b^i] with b = 2^(2^−schema). Values are seconds, as they came over the wire.
 * Two histograms of one schema merge exactly, by adding counts.
 */
export type EncodedHistogram = {
  readonly schema: number;
  readonly unit: 's';
  /** values at or below the zero threshold */
  readonly zeros: number;
  readonly count: number;
  /** sum of all values, seconds */
  readonly sum: number;
  /** largest relative error of a value read from a bucket: √b − 1 */
  readonly relativeError: number;
  /** sparse: first index, count, then (index delta, count) pairs, ascending */
  readonly buckets: readonly number[];
};

/** Counts and durations over time. Bucket `i` covers startedAt + [i, i+1) · bucketMs. */
export type Timeline = {
  /** Unix time, milliseconds */
  readonly startedAt: number;
  readonly bucketMs: number;
  /** requests that ended in the bucket */
  readonly requests: readonly number[];
  readonly failed: readonly number[];
  /** p50 and p95 in ms read from the bucket's histogram; null: no sample */
  readonly p50: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
  /**
   * the same of p99, kept of all requests together: one for each endpoint would make the file of a run of 150 s larger
   * by a fifth. Absent: of some of the requests, or not recorded
   */
  readonly p99?: readonly (number | null)[];
};
