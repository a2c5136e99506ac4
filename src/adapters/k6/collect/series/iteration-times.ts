import type { NativeHistogram } from '../../../../core/series/native-histogram.ts';
import { readHistogram } from '../remote-write.ts';

/**
 * How many iterations finished, their mean duration in ms (null: none did) and the longest, as the end of its
 * histogram's bucket (0: none did).
 */
export type IterationTime = {
  readonly count: number;
  readonly meanMs: number | null;
  readonly longestMs: number;
};

/** Iterations of one scenario in one process, as it pushed them last. */
export type IterationSeries = {
  readonly kind: 'iterations';
  readonly scenario: string;
  latest: Uint8Array;
};

type Sum = {
  readonly scenario: string;
  readonly count: number;
  readonly seconds: number;
  readonly longest: number;
};

/** Adds up the iterations of several processes. */
export class IterationTimes {
  private readonly ended: Sum[] = [];

  /** Keeps what a process that has ended showed. */
  end(series: Iterable<{ readonly kind: string }>): void {
    this.ended.push(...sumsOf(series));
  }

  /** Of those that ended and those that run, of one scenario or (null) of all. */
  of(scenario: string | null, running: Iterable<{ readonly kind: string }>): IterationTime {
    const all = [...this.ended, ...sumsOf(running)];
    const own = scenario === null ? all : all.filter((sum) => sum.scenario === scenario);
    const count = own.reduce((sum, one) => sum + one.count, 0);
    const seconds = own.reduce((sum, one) => sum + one.seconds, 0);
    const longestMs = 1000 * Math.max(0, ...own.map(({ longest }) => longest));
    return { count, meanMs: count === 0 ? null : (seconds / count) * 1000, longestMs };
  }
}

function sumsOf(series: Iterable<{ readonly kind: string }>): readonly Sum[] {
  return [...series].filter(isIterations).flatMap(({ scenario, latest }) => {
    if (latest.length === 0) return [];
    const histogram = readHistogram(latest);
    return [{ scenario, count: histogram.count, seconds: histogram.sum, longest: longestIn(histogram) }];
  });
}

/** Seconds. Bucket `i` ends at 2^(i · 2^−schema). */
function longestIn({ schema, buckets }: NativeHistogram): number {
  const last = buckets.at(-2);
  return last === undefined ? 0 : 2 ** (last * 2 ** -schema);
}

const isIterations = (series: { readonly kind: string }): series is IterationSeries =>
  series.kind === 'iterations';
