import { worseSign } from '../limits.ts';
import type { PairedMetric } from './paired-metric.ts';

/** `change` null: base is 0. */
export type ShownSides = { readonly base: number; readonly head: number; readonly change: number | null };

/**
 * Both sides of a metric as a reader sees them: geometric means over the rounds. Where a disturbed pair was drawn in, both
 * give way by half of it, so that their ratio is the printed change. What is counted is shown as it was counted.
 */
export function shownSides({
  values,
  found,
  limits,
}: PairedMetric & { readonly kind: 'latency' }): ShownSides {
  const { base, head } = values.pooled ?? values;
  const ratio = base === 0 ? null : head / base - 1;
  if (found === null || values.pooled !== undefined) {
    return { base, head, change: ratio };
  }
  const centre = Math.sqrt(base * head);
  const log = worseSign(limits) * found.mean;
  const half = Math.exp(log / 2);
  return { base: centre / half, head: centre * half, change: Math.expm1(log) };
}
