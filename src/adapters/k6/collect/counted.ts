import type { MetricTotals } from '../../../core/model/recording/trend.ts';

/** How many values a Rate had, and how many of them were true; of a Counter what it counted, in whole numbers. */
export type CountedTotals = { readonly requests: number; readonly trues?: number };

/** Of one of k6's metrics or submetrics; nothing where it has no values, or is of another kind. */
export function countedIn(totals: MetricTotals | null | undefined): CountedTotals {
  if (totals?.kind === 'rate') return { requests: totals.trues + totals.falses, trues: totals.trues };
  return { requests: totals?.kind === 'counter' ? Math.max(Math.round(totals.count), 0) : 0 };
}

/** Of several processes together. */
export function added(all: readonly CountedTotals[]): CountedTotals {
  const requests = all.reduce((sum, one) => sum + one.requests, 0);
  const rates = all.flatMap(({ trues }) => trues ?? []);
  return rates.length === 0 ? { requests } : { requests, trues: rates.reduce((sum, one) => sum + one, 0) };
}
