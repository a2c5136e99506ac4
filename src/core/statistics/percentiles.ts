import { LADDER, type Percentiles } from '../model/recording/percentiles.ts';

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

/**
 * What reading a quantile from a histogram may be wrong by, as a standard deviation of the logarithm: somewhere in its
 * bucket, so that of a uniform distribution. 0 of exact values.
 */
export function readingError({ error = 0 }: Percentiles): number {
  return Math.log1p(error) / Math.sqrt(3);
}

/** Percentiles of several sets of requests together: the mean of their distributions, weighted by requests. */
export function joined(parts: readonly Percentiles[]): Percentiles {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const count = parts.reduce((total, part) => total + part.count, 0);
  const weighted = parts.map((part) => ({
    weight: part.count / count,
    logs: part.values.map((_, index) => logAt(part.values, index)),
  }));
  const shares = (log: number, among: typeof shareBelow) =>
    weighted.reduce((total, { weight, logs }) => total + weight * among(logs, log), 0);
  // Between two neighbouring values of any part the joint distribution is linear.
  const knots = [...new Set(weighted.flatMap(({ logs }) => logs))]
    .sort((a, b) => a - b)
    .map((log) => ({ log, below: shares(log, shareBelow), upTo: shares(log, shareUpTo) }));
  const error = Math.max(...parts.map((part) => part.error ?? 0));
  return {
    count,
    values: LADDER.map((q) => Math.exp(readAt(knots, q))),
    ...(error > 0 && { error }),
  };
}

type Knot = { readonly log: number; readonly below: number; readonly upTo: number };

function readAt(knots: readonly Knot[], q: number): number {
  const at = knots.findIndex(({ upTo }) => upTo >= q);
  const knot = knots[at] ?? knots.at(-1);
  const before = knots[at - 1];
  if (knot === undefined) return Number.NaN;
  if (before === undefined || knot.below <= q) return knot.log;
  return before.log + ((knot.log - before.log) * (q - before.upTo)) / (knot.below - before.upTo);
}

/** The share of requests with a logarithm below `log`; `logs` of the ladder's steps, ascending. */
function shareBelow(logs: readonly number[], log: number): number {
  const above = logs.findIndex((value) => value >= log);
  return above < 0 ? 1 : shareAt(logs, above, log);
}

/** The share of requests with a logarithm of at most `log`. */
function shareUpTo(logs: readonly number[], log: number): number {
  const above = logs.findIndex((value) => value > log);
  return above < 0 ? 1 : shareAt(logs, above, log);
}

/** Between the steps before and at `above`; below the first one no request is known. */
function shareAt(logs: readonly number[], above: number, log: number): number {
  const [low, high] = [logs[above - 1], logs[above] ?? log];
  const [from, to] = [LADDER[above - 1] ?? 0, LADDER[above] ?? 1];
  return low === undefined ? 0 : from + ((to - from) * (log - low)) / (high - low);
}

/** A latency of 0 ms (below the clock's resolution) has no logarithm. */
export const SHORTEST_MS = 1e-3;

function logAt(values: readonly number[], index: number): number {
  return Math.log(Math.max(values[index] ?? 0, SHORTEST_MS));
}
