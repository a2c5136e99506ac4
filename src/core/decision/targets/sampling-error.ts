import type { Series } from '../../model/recording/series.ts';
import { decode } from '../../series/encode.ts';
import { quantile } from '../../series/quantile.ts';
import { SHORTEST_MS } from '../../statistics/percentiles.ts';
import { REACH } from './reading.ts';

type Known = Pick<Series, 'histogram'> & { readonly duration: NonNullable<Series['duration']> };

/**
 * What sampling alone leaves open of a percentile, or of the mean (`q` null), as a standard deviation of its logarithm: order
 * statistics of independent requests, or σ/(μ·√n).
 */
export function samplingError(series: Known, q: number | null): number {
  return q === null ? ofMean(series) : ofQuantile(series, q);
}

function ofQuantile(series: Known, q: number): number {
  const half = REACH * Math.sqrt((q * (1 - q)) / series.duration.count);
  const read = reader(series);
  return (Math.log(read(Math.min(q + half, 1))) - Math.log(read(Math.max(q - half, 0)))) / (2 * REACH);
}

/** Percentiles in ms at any probability: from the histogram, else between those that are known. */
function reader({ duration, histogram }: Known): (q: number) => number {
  if (histogram !== null && histogram.count > 0) {
    const sketch = decode(histogram);
    return (q) => Math.max((quantile(sketch, q) ?? 0) * 1000, SHORTEST_MS);
  }
  const { min, p50, p90, p95, p99, max } = duration;
  const knots: readonly (readonly [number, number])[] = [
    ...([
      [0, min],
      [0.5, p50],
      [0.9, p90],
      [0.95, p95],
      [0.99, p99],
      [1, max],
    ] as const),
  ];
  return (q) => {
    const at = Math.max(
      knots.findIndex(([step]) => step >= q),
      1,
    );
    const [[from, low], [to, high]] = [knots[at - 1] ?? [0, min], knots[at] ?? [1, max]];
    return Math.max(low + ((high - low) * (q - from)) / (to - from), SHORTEST_MS);
  };
}

/** A normal distribution's 95th percentile lies this many standard deviations above its middle. */
const P95 = 1.645;

function ofMean({ duration, histogram }: Known): number {
  const { avg, p50, p95, count } = duration;
  if (avg <= 0) return 0;
  const sd = histogram === null || histogram.count === 0 ? (p95 - p50) / P95 : spreadOf(histogram);
  return sd / avg / Math.sqrt(count);
}

/** Standard deviation of the values of a histogram, ms, each at the middle of its bucket. */
function spreadOf(histogram: NonNullable<Series['histogram']>): number {
  const sketch = decode(histogram);
  const width = 2 ** -histogram.schema;
  const mean = sketch.sum / sketch.count;
  let squares = sketch.zeros * mean ** 2;
  sketch.each((index, count) => {
    squares += count * (2 ** ((index - 0.5) * width) - mean) ** 2;
  });
  return Math.sqrt(squares / sketch.count) * 1000;
}
