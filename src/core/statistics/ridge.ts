import { mean, sum } from 'simple-statistics';

/** What a slope is before any value is seen, and how much of the covariate's variance per value that is worth. */
const EXPECTED = 0.5;
const WORTH = 0.03 ** 2;
const STEEPEST = 1.2;

export type Slope = {
  /** 0…1.2 */
  readonly slope: number;
  /** the values say more than the expectation does */
  readonly learned: boolean;
};

/** Slope of `values` on `covariate` (as many), drawn towards ½: ridge regression, for logarithms of latencies. */
export function ridgeSlope(covariate: readonly number[], values: readonly number[]): Slope {
  const [centre, middle] = [mean([...covariate]), mean([...values])];
  const prior = covariate.length * WORTH;
  const squares = sum(covariate.map((c) => (c - centre) ** 2));
  const products = sum(covariate.map((c, index) => (c - centre) * ((values[index] ?? middle) - middle)));
  const slope = (products + EXPECTED * prior) / (squares + prior);
  return { slope: Math.min(Math.max(slope, 0), STEEPEST), learned: squares >= prior };
}
