import type { Timeline } from '../model/recording/histogram.ts';
import { PHASES, type PhaseTiming, type Series } from '../model/recording/series.ts';
import type { MetricTotals, Trend } from '../model/recording/trend.ts';
import { encode } from './encode.ts';
import type { Group } from './group.ts';
import { quantile } from './quantile.ts';
import type { Sketch } from './sketch.ts';

export type SeriesSource = {
  readonly group: Group;
  /** the load generator's own totals of this group's durations and failures; null: there are none */
  readonly exact: MetricTotals | null;
  readonly exactFailed: MetricTotals | null;
  /** values of a Rate, or what a Counter counted, as the load generator says; absent: it is none, or it does not say */
  readonly counted?: { readonly requests: number; readonly trues?: number };
  readonly timeline: Timeline | null;
  readonly durationMs: number;
};

/** Exact values where the load generator has them, else read from the histogram. */
export function toSeries({ group, exact, exactFailed, counted, timeline, durationMs }: SeriesSource): Series {
  const trend = exact?.kind === 'trend' ? withoutKind(exact) : null;
  const requests = counted?.requests ?? trend?.count ?? group.requests;
  const { durations } = group;
  // What a script has no response callback for k6 counts nowhere.
  const isCounted = exactFailed?.kind === 'rate' && exactFailed.trues + exactFailed.falses >= requests;
  return {
    requests,
    rate: durationMs > 0 ? (requests / durationMs) * 1000 : 0,
    failed: isCounted ? exactFailed.trues : group.failed,
    ...(counted?.trues !== undefined && { trues: counted.trues }),
    duration: trend ?? (durations === null ? null : trendOf(durations)),
    precision: trend === null ? 'histogram' : 'exact',
    phases: phasesOf(group),
    failures: [...group.failures.values()].sort((a, b) => b.count - a.count),
    statuses: [...group.statuses]
      .map(([status, count]) => ({ status, count }))
      .sort((a, b) => b.count - a.count),
    histogram: durations === null ? null : encode(durations),
    timeline,
  };
}

function withoutKind({ count, min, avg, p50, p90, p95, p99, max }: Trend): Trend {
  return { count, min, avg, p50, p90, p95, p99, max };
}

function trendOf(sketch: Sketch): Trend | null {
  if (sketch.count === 0) return null;
  const ms = (q: number) => (quantile(sketch, q) ?? 0) * 1000;
  return {
    count: sketch.count,
    min: ms(0),
    avg: (sketch.sum / sketch.count) * 1000,
    p50: ms(0.5),
    p90: ms(0.9),
    p95: ms(0.95),
    p99: ms(0.99),
    max: ms(1),
  };
}

function phasesOf(group: Group): Series['phases'] {
  const timings: [string, PhaseTiming][] = [];
  for (const phase of PHASES) {
    const sketch = group.phases.get(phase);
    if (sketch === undefined || sketch.count === 0) continue;
    const p95 = (quantile(sketch, 0.95) ?? 0) * 1000;
    timings.push([phase, { mean: (sketch.sum / sketch.count) * 1000, p95 }]);
  }
  return Object.fromEntries(timings);
}
