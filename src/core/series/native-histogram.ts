/** One native histogram, cumulative since the series began. Seconds. */
export type NativeHistogram = {
  readonly count: number;
  readonly sum: number;
  readonly schema: number;
  readonly zeros: number;
  /** bucket index and count in turn, ascending */
  readonly buckets: readonly number[];
};
