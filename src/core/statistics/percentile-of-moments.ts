import { errorFunction } from 'simple-statistics';

/** Values of which the number, the mean and the (population) standard deviation are known. */
export type Moments = { readonly count: number; readonly mean: number; readonly deviation: number };

/** Values ≥ 0 of which no more than this is known; some of them, or all, may not belong to the set. */
export type Totals = { readonly count: number; readonly total: number };

export type BoundedPercentile = { readonly value: number; readonly low: number; readonly high: number };

const STEPS = 60;
/** Where a search for the end begins at least, in the unit of the values. */
const SHORTEST = 1e-6;

/**
 * The `q`-quantile (0 < q < 1) of several sets of times ≥ 0 together. `value` takes each as log-normal, σ² = ln(1 + s²/m²).
 * `low` and `high` hold whatever the distributions are: Cantelli's inequality for each set, P(X ≥ m + d) ≤ s²/(s² + d²), and
 * likewise below. Of the `rest` all may be short, and, by Markov's inequality, total/x of them as long as x; `value` leaves it out.
 * `parts` must not be empty. 60 halvings, each O(parts).
 */
export function percentileOfMoments(
  parts: readonly Moments[],
  q: number,
  rest: Totals = { count: 0, total: 0 },
): BoundedPercentile {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const share = (of: (part: Moments) => number, more = 0) =>
    (parts.reduce((sum, part) => sum + part.count * of(part), 0) + more) / (count + more);
  const isAbove = (x: number) =>
    share((part) => (x < part.mean ? 1 : cantelli(part, x)), Math.min(rest.count, rest.total / x)) <= 1 - q;
  let end = Math.max(
    SHORTEST,
    ...parts.map(({ mean, deviation }) => mean + deviation * Math.sqrt(q / (1 - q))),
  );
  // No set's own bound is beyond that one; the rest's may be.
  while (rest.total > 0 && !isAbove(end)) end *= 2;
  const high = halved(0, end, isAbove);
  const isBelow = (x: number) => share((part) => (x > part.mean ? 1 : cantelli(part, x)), rest.count) >= q;
  const low = halved(0, high, isBelow);
  return { value: halved(low, high, (x) => share((part) => logNormal(part, x)) >= q), low, high };
}

/** Where `isBeyond`, which is monotone, begins to hold. */
function halved(from: number, to: number, isBeyond: (x: number) => boolean): number {
  let [low, high] = [from, to];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (isBeyond(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const cantelli = ({ mean, deviation }: Moments, x: number): number =>
  deviation === 0 ? (x === mean ? 1 : 0) : deviation ** 2 / (deviation ** 2 + (x - mean) ** 2);

function logNormal({ mean, deviation }: Moments, x: number): number {
  if (deviation === 0 || mean <= 0 || x <= 0) return x >= mean ? 1 : 0;
  const variance = Math.log1p((deviation / mean) ** 2);
  const z = (Math.log(x) - Math.log(mean) + variance / 2) / Math.sqrt(variance);
  return (1 + errorFunction(z / Math.SQRT2)) / 2;
}
