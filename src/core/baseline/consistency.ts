import type { EncodedHistogram } from '../model/histogram.ts';
import type { Recording } from '../model/recording.ts';
import type { Series } from '../model/series.ts';
import type { Trend } from '../model/trend.ts';

/** The first contradiction among a recording's figures, as a sentence; null: there is none. */
export function inconsistency(recording: Recording): string | null {
  const named: readonly (readonly [string, Series])[] = [
    ['overall', recording.overall],
    ...recording.endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.name}`, endpoint] as const),
    ...recording.scenarios.map((scenario) => [`scenario ${scenario.scenario}`, scenario] as const),
  ];
  for (const [name, series] of named) {
    const wrong = inSeries(series);
    if (wrong !== null) return `this recording contradicts itself: ${name}: ${wrong}.`;
  }
  return null;
}

function inSeries({ requests, failed, duration, histogram, timeline }: Series): string | null {
  if (failed > requests) return `${failed} of ${requests} requests failed`;
  if (duration !== null) {
    const wrong = inTrend(duration);
    if (wrong !== null) return wrong;
  }
  if (histogram !== null) {
    const sum = countOf(histogram);
    if (sum !== histogram.count) return `its histogram counts ${histogram.count} but holds ${sum}`;
  }
  if (timeline !== null) {
    const { requests: counts, failed: failures, p50, p95 } = timeline;
    const lengths = [counts.length, failures.length, p50.length, p95.length];
    if (lengths.some((length) => length !== counts.length)) return 'its timeline has rows of unequal length';
  }
  return null;
}

function inTrend({ min, p50, p90, p95, p99, max, avg }: Trend): string | null {
  const ladder = [min, p50, p90, p95, p99, max];
  const falls = ladder.some((value, index) => index > 0 && value < (ladder[index - 1] ?? 0));
  if (falls) return `its percentiles fall (${ladder.join(', ')})`;
  return avg < min || avg > max ? `its mean ${avg} lies outside ${min}…${max}` : null;
}

function countOf({ zeros, buckets }: EncodedHistogram): number {
  return buckets.reduce((sum, value, index) => (index % 2 === 1 ? sum + value : sum), zeros);
}
