import { readHistogram } from './remote-write.ts';

/** How many iterations finished, and their mean duration in ms; null: none did. */
export type IterationTime = { readonly count: number; readonly meanMs: number | null };

/** Iterations of one scenario in one process, as it pushed them last. */
export type IterationSeries = {
  readonly kind: 'iterations';
  readonly scenario: string;
  latest: Uint8Array;
};

type Sum = { readonly scenario: string; readonly count: number; readonly seconds: number };

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
    return { count, meanMs: count === 0 ? null : (seconds / count) * 1000 };
  }
}

function sumsOf(series: Iterable<{ readonly kind: string }>): readonly Sum[] {
  return [...series].filter(isIterations).flatMap(({ scenario, latest }) => {
    if (latest.length === 0) return [];
    const { count, sum } = readHistogram(latest);
    return [{ scenario, count, seconds: sum }];
  });
}

const isIterations = (series: { readonly kind: string }): series is IterationSeries =>
  series.kind === 'iterations';
