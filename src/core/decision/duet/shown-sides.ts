import type { PairedMetric } from './paired-metric.ts';

export type ShownSides = { readonly base: number; readonly head: number; readonly change: number };

/**
 * Both sides of a latency as a reader sees them, ms: geometric means over the rounds. Where a disturbed pair was drawn
 * in, both give way by half of it, so that their ratio is the printed change.
 */
export function shownSides({ values, found }: PairedMetric & { readonly kind: 'latency' }): ShownSides {
  const { base, head } = values;
  if (found === null) return { base, head, change: head / base - 1 };
  const centre = Math.sqrt(base * head);
  const half = Math.exp(found.mean / 2);
  return { base: centre / half, head: centre * half, change: Math.expm1(found.mean) };
}
