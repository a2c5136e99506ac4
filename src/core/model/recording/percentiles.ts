/**
 * Probabilities at which a round's distribution of latencies is kept, exact values each. They lie close around the
 * judged ones, so that rounds can be joined and a percentile's own uncertainty be read.
 */
export const LADDER: readonly number[] = [
  0.05, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.85, 0.88, 0.9, 0.92, 0.93, 0.94, 0.95,
  0.96, 0.97, 0.98, 0.985, 0.99, 0.993, 0.996, 0.999,
];

/** Percentiles in ms at LADDER's probabilities, and how many requests they were read from. */
export type Percentiles = {
  readonly count: number;
  readonly values: readonly number[];
  /** largest relative error of a value that was read from a histogram; absent: they are exact */
  readonly error?: number;
};
