import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Percentiles } from '../../model/recording/percentiles.ts';
import type { Series } from '../../model/recording/series.ts';
import type { Counted } from '../../model/targets/found-target.ts';
import type { Estimate } from '../../model/targets/judged-target.ts';
import type { Statistic } from '../../model/targets/target.ts';
import { moderated } from '../../statistics/moderated.ts';
import { logError, logQuantile, readingError, SHORTEST_MS } from '../../statistics/percentiles.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { none, REACH, type Reading } from './reading.ts';
import { samplingError } from './sampling-error.ts';

/** Requests below which a statistic says too little: n·(1 − q) ≥ 5, and ten at least. */
export const FEWEST: Readonly<Record<Statistic, number>> = { p50: 10, p90: 50, p95: 100, p99: 500, avg: 10 };

export const QUANTILE: Readonly<Record<Exclude<Statistic, 'avg'>, number>> = {
  p50: 0.5,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
};

/** How many stretches the expectation of their spread, which sampling alone makes, is worth. */
const WORTH = 4;
const INTERVAL = 0.975;
/** Fewer stretches say too little of how they differ. */
const FEWEST_STRETCHES = 3;
/** Of a run: neighbours in time are alike, and stretches this long more nearly are not. */
const MOST_STRETCHES = 10;

/**
 * A percentile or the mean of a series, with 95 % confidence. In rounds or slices that hold enough requests each it is the
 * geometric mean of theirs, as in every comparison, and their spread says how sure it is; else it is that of the whole run, and
 * stretches of its time line say so. A spread that is small by chance is drawn towards what sampling alone would make (moderated t).
 */
export function distributionOf(
  series: Pick<Series, 'duration' | 'histogram' | 'timeline' | 'precision'>,
  windows: readonly Percentiles[],
  statistic: Statistic,
  what: Counted = 'requests',
): Reading {
  const takes = FEWEST[statistic];
  const q = quantileIn(windows, statistic);
  if (q !== null) return { kind: 'value', measured: ofWindows(windows, q) };
  const had = series.duration?.count ?? 0;
  if (series.duration === null || had < takes) return none({ kind: 'few', what, had, takes });
  const found = ofWhole({ ...series, duration: series.duration }, statistic);
  return { kind: 'value', measured: found };
}

/** The same value without its interval, which takes reading histograms; null: too few requests. */
export function readTime(
  { duration }: Pick<Series, 'duration'>,
  windows: readonly Percentiles[],
  statistic: Statistic,
): number | null {
  const q = quantileIn(windows, statistic);
  if (q === null) {
    const isEnough = duration !== null && duration.count >= FEWEST[statistic];
    return isEnough ? Math.max(duration[statistic], SHORTEST_MS) : null;
  }
  return Math.exp(mean(windows.map((window) => logQuantile(window, q))));
}

/** The probability of a percentile that rounds or slices hold enough requests for; null: that of the whole run counts. */
function quantileIn(windows: readonly Percentiles[], statistic: Statistic): number | null {
  if (statistic === 'avg' || windows.length < FEWEST_STRETCHES) return null;
  return windows.every(({ count }) => count >= FEWEST[statistic]) ? QUANTILE[statistic] : null;
}

function ofWindows(windows: readonly Percentiles[], q: number): Estimate {
  const logs = windows.map((window) => logQuantile(window, q));
  const expected = mean(windows.map((window) => logError(window, q)));
  const reading = Math.max(...windows.map(readingError));
  return around(mean(logs), halfOf(logs, expected), reading);
}

type Whole = Pick<Series, 'histogram' | 'timeline' | 'precision'> & {
  readonly duration: NonNullable<Series['duration']>;
};

function ofWhole(series: Whole, statistic: Statistic): Estimate {
  const { duration, timeline, histogram, precision } = series;
  const q = statistic === 'avg' ? null : QUANTILE[statistic];
  const error = samplingError(series, q);
  const line = statistic === 'p50' || statistic === 'avg' ? timeline?.p50 : timeline?.p95;
  const logs = stretches(line ?? []);
  const isSpread = logs.length >= FEWEST_STRETCHES;
  const half = isSpread ? halfOf(logs, error * Math.sqrt(logs.length)) : REACH * error;
  // A mean is exact: sum and count are.
  const bucket = q === null || precision === 'exact' ? 0 : (histogram?.relativeError ?? 0);
  return around(
    Math.log(Math.max(duration[statistic], SHORTEST_MS)),
    half,
    readingError({ count: 1, values: [], error: bucket }),
  );
}

/**
 * The half-width of the mean of `logs`. `expected`: standard deviation of one of them by sampling alone, which chance does not make
 * less; where their level wanders it says too little, and their own spread counts by itself.
 */
function halfOf(logs: readonly number[], expected: number): number {
  const { sd, df } = moderated(logs, { sd: expected, weight: WORTH }, Number.POSITIVE_INFINITY);
  const drawn = studentQuantile(INTERVAL, df) * sd;
  const own = studentQuantile(INTERVAL, logs.length - 1) * sampleStandardDeviation([...logs]);
  return Math.max(drawn, own) / Math.sqrt(logs.length);
}

function around(log: number, half: number, reading: number): Estimate {
  const all = Math.hypot(half, REACH * reading);
  return { value: Math.exp(log), low: Math.exp(log - all), high: Math.exp(log + all) };
}

/** The means of the logarithms of at most ten stretches of a time line, as long as one another. */
function stretches(line: readonly (number | null)[]): readonly number[] {
  const logs = line.flatMap((value) => (value === null ? [] : [Math.log(Math.max(value, SHORTEST_MS))]));
  const count = Math.min(MOST_STRETCHES, logs.length);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * logs.length) / count);
    return mean(logs.slice(from, Math.floor(((index + 1) * logs.length) / count)));
  });
}
