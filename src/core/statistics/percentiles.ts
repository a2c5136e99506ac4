import { LADDER, type Percentiles } from '../model/percentiles.ts';

/** The natural logarithm of the `q`-quantile, linear in q between two steps of the ladder. */
export function logQuantile({ values }: Percentiles, q: number): number {
  const above = LADDER.findIndex((step) => step >= q);
  const at = above < 0 ? LADDER.length - 1 : above;
  const high = logAt(values, at);
  const before = LADDER[at - 1];
  const step = LADDER[at] ?? q;
  if (before === undefined || step <= q) return high;
  const low = logAt(values, at - 1);
  return low + ((high - low) * (q - before)) / (step - before);
}

/** The half-width of a quantile's own uncertainty, as a standard deviation of its logarithm: order statistics. */
export function logError(percentiles: Percentiles, q: number): number {
  const half = 1.96 * Math.sqrt((q * (1 - q)) / percentiles.count);
  const width =
    logQuantile(percentiles, Math.min(q + half, 1)) - logQuantile(percentiles, Math.max(q - half, 0));
  return width / 3.92;
}

/** Percentiles of several sets of requests together: the mean of their distributions, weighted by requests. */
export function joined(parts: readonly Percentiles[]): Percentiles {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const count = parts.reduce((total, part) => total + part.count, 0);
  return { count, values: LADDER.map((q) => Math.exp(jointQuantile(parts, count, q))) };
}

const HALVINGS = 40;

function jointQuantile(parts: readonly Percentiles[], count: number, q: number): number {
  const all = parts.map((part) => logQuantile(part, q));
  let [low, high] = [Math.min(...all), Math.max(...all)];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    const below = parts.reduce((total, part) => total + part.count * shareBelow(part, middle), 0);
    if (below < q * count) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The share of requests with a logarithm of at most `log`. */
function shareBelow(part: Percentiles, log: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (logQuantile(part, middle) < log) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A latency of 0 ms (below the clock's resolution) has no logarithm. */
const SHORTEST_MS = 1e-3;

function logAt(values: readonly number[], index: number): number {
  return Math.log(Math.max(values[index] ?? 0, SHORTEST_MS));
}
