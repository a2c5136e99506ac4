import type { EncodedHistogram, Timeline } from '../../model/recording/histogram.ts';
import type { Series } from '../../model/recording/series.ts';
import type { Trend } from '../../model/recording/trend.ts';
import { relativeError } from '../../series/encode.ts';

/** What adding up in another order may change. */
const ROUNDING = 1e-9;
/** A rate is a count divided by a time that stands beside it. */
const RATE_ROUNDING = 1e-3;
/** Bucket indexes beyond this are no times: 2^±128 s at the finest schema. */
const FARTHEST_BUCKET = 32_768;

/** The first contradiction among a series' figures over `durationMs` of load; null: there is none. */
export function inSeries(series: Series, durationMs: number): string | null {
  const { requests, failed, trues = 0, rate, duration, histogram, timeline, precision } = series;
  if (failed > requests) return `${failed} of ${requests} requests failed`;
  if (trues > requests) return `${trues} of ${requests} values are true`;
  if (!isRate(rate, requests, durationMs)) {
    return `its rate is ${rate}/s, but it holds ${requests} requests in ${durationMs} ms`;
  }
  if (precision === 'exact' && duration?.count !== requests) {
    return `it holds ${requests} requests and durations of ${duration?.count ?? 0}`;
  }
  const slack = precision === 'exact' ? 0 : bucketWidth(histogram);
  return (
    (duration === null ? null : inTrend(duration, slack)) ??
    (histogram === null ? null : inHistogram(histogram)) ??
    (timeline === null ? null : inTimeline(timeline)) ??
    inFailures(series)
  );
}

/** Whether a rate per second is what a count over a time makes it; without time it is 0. */
export function isRate(rate: number, count: number, durationMs: number): boolean {
  const wanted = durationMs > 0 ? (count / durationMs) * 1000 : 0;
  return Math.abs(rate - wanted) <= RATE_ROUNDING * wanted + ROUNDING;
}

/** Whether a value is smaller than the one before it. */
export function falls(ladder: readonly number[]): boolean {
  return ladder.some((value, at) => {
    const before = ladder[at - 1] ?? value;
    return value < before - ROUNDING * Math.abs(before);
  });
}

/** `slack`: how far the ends may lie from the truth, as a share; the mean is exact. */
export function inTrend(
  { min, p50, p90, p95, p99, max, avg }: Omit<Trend, 'count'>,
  slack = 0,
): string | null {
  const ladder = [min, p50, p90, p95, p99, max];
  if (falls(ladder)) return `its percentiles fall (${ladder.join(', ')})`;
  const room = (end: number) => (ROUNDING + slack) * Math.abs(end);
  const outside = avg < min - room(min) || avg > max + room(max);
  return outside ? `its mean ${avg} lies outside ${min}…${max}` : null;
}

/** Ends that are read from buckets lie somewhere in theirs. */
function bucketWidth(histogram: EncodedHistogram | null): number {
  return histogram === null ? 0 : (1 + histogram.relativeError) ** 2 - 1;
}

export function inHistogram({
  schema,
  zeros,
  count,
  buckets,
  relativeError: error,
}: EncodedHistogram): string | null {
  let index = 0;
  let sum = zeros;
  for (let at = 0; at < buckets.length; at += 2) {
    const [step = 0, held = 0] = [buckets[at], buckets[at + 1]];
    index += step;
    sum += held;
    if ((at > 0 && step < 1) || held < 1 || Math.abs(index) > FARTHEST_BUCKET) {
      return 'its histogram has buckets that are empty, out of order or too far away';
    }
  }
  if (sum !== count) return `its histogram counts ${count} but holds ${sum}`;
  const known = Math.abs(error - relativeError(schema)) <= ROUNDING;
  return known ? null : `its histogram of schema ${schema} claims an error of ${error}`;
}

/** The first contradiction in a time line; null: there is none. */
export function inTimeline({ requests, failed, p50, p95, p99 = p95 }: Timeline): string | null {
  const rows = [failed, p50, p95, p99];
  if (rows.some(({ length }) => length !== requests.length)) return 'its timeline has rows of unequal length';
  if (requests.some((all, at) => (failed[at] ?? 0) > all))
    return 'its timeline has more failures than requests';
  return isTorn(p50, p95) || isTorn(p95, p99) ? 'percentiles of its timeline fall' : null;
}

/** Whether a percentile lies below the one under it, or stands without it. */
function isTorn(lower: Timeline['p50'], upper: Timeline['p50']): boolean {
  return lower.some((low, at) => {
    const high = upper[at] ?? null;
    return (low === null) !== (high === null) || (low ?? 0) > (high ?? 0);
  });
}

function inFailures({ failures }: Series): string | null {
  const kinds = failures.map(({ status, errorCode }) => `${status} ${errorCode}`);
  return new Set(kinds).size === kinds.length ? null : 'a kind of its failures stands twice';
}
