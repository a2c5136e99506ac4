import { mean, median, medianAbsoluteDeviation, sum } from 'simple-statistics';

/** Turns a median absolute deviation of normal values into their standard deviation. */
const NORMAL = 1.4826;
/** Values further out than this many standard deviations are drawn in. */
const REACH = 2.5;

export type Prior = {
  /** standard deviation that is expected before any value is seen */
  readonly sd: number;
  /** how many values that expectation is worth */
  readonly weight: number;
};

export type Moderated = {
  readonly mean: number;
  /** standard deviation of one value, drawn towards the prior's */
  readonly sd: number;
  /** degrees of freedom */
  readonly df: number;
};

/**
 * Location and spread of a few values: the variance is the prior's and the sample's, weighted (Smyth 2004, the
 * moderated t), after values beyond 2.5 standard deviations from the median were drawn in (winsorised), which
 * takes `robustFrom` values at least.
 */
export function moderated(values: readonly number[], prior: Prior, robustFrom: number): Moderated {
  const df = prior.weight + values.length - 1;
  const kept = values.length >= robustFrom ? winsorised(values, prior, df) : [...values];
  const centre = mean(kept);
  const squares = sum(kept.map((value) => (value - centre) ** 2));
  return { mean: centre, sd: Math.sqrt((prior.weight * prior.sd ** 2 + squares) / df), df };
}

function winsorised(values: readonly number[], prior: Prior, df: number): number[] {
  const all = [...values];
  const middle = median(all);
  const mad = NORMAL * medianAbsoluteDeviation(all);
  const limit = REACH * Math.sqrt((prior.weight * prior.sd ** 2 + (all.length - 1) * mad ** 2) / df);
  return all.map((value) => Math.min(Math.max(value, middle - limit), middle + limit));
}
