import type { MetricId } from '../../../model/metric.ts';
import type { Pair } from '../../../model/recording/pairs.ts';
import type { WindowValues } from '../../../model/recording/window.ts';
import { countedError, logCounted } from '../../../statistics/counted.ts';
import type { PairDifferences } from './pair-differences.ts';

/** A share or a count per second of one window, and what one event more makes of it. */
type Counted = { readonly value: number; readonly event: number; readonly weight: number };

/**
 * The paired values of a share of true values, or of a count per second. They are judged by the spread from pair to pair,
 * as latencies are: many Rates are true half of the time, of which episodes of failures, that error rates are judged by,
 * tell nothing. null: no pair holds values of both arms.
 */
export function countedDifferences(
  pairs: readonly Pair[],
  subject: string,
  metric: MetricId,
): PairDifferences | null {
  const isShare = metric === 'true-share';
  if (!pairs.some(({ base, head }) => subject in base.subjects || subject in head.subjects)) return null;
  const both = pairs.flatMap(({ base, head, start = 1 }) => {
    const [b, h] = [base, head].map((window) => countedIn(window, subject, isShare));
    return b && h ? [{ base: b, head: h, start }] : [];
  });
  if (both.length === 0) return null;
  const of = (arm: 'base' | 'head') => both.map((pair) => pair[arm]);
  const logs = (arm: 'base' | 'head') => of(arm).map(({ value, event }) => logCounted(value, event));
  const [ofBase, ofHead] = [logs('base'), logs('head')];
  const width = ({ value, event }: Counted) => countedError(value, event, isShare);
  return {
    differences: ofHead.map((log, at) => log - (ofBase[at] ?? log)),
    widths: both.map(({ base, head }) => (width(base) + width(head)) / 2),
    reading: 0,
    startOf: both.map(({ start }) => start),
    ...{ base: centre(ofBase), head: centre(ofHead), joinedRounds: 1 },
    pooled: { base: together(of('base')), head: together(of('head')) },
  };
}

function countedIn({ subjects, durationMs }: WindowValues, key: string, isShare: boolean): Counted | null {
  // What a Counter did not count in a window was nothing.
  const { requests = 0, trues } = subjects[key] ?? {};
  if (isShare) {
    if (requests === 0 || trues === undefined) return null;
    return { value: trues / requests, event: 1 / requests, weight: requests };
  }
  const seconds = durationMs / 1000;
  return seconds > 0 ? { value: requests / seconds, event: 1 / seconds, weight: seconds } : null;
}

const centre = (logs: readonly number[]): number =>
  Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);

function together(all: readonly Counted[]): number {
  const weight = all.reduce((sum, one) => sum + one.weight, 0);
  return all.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
}
