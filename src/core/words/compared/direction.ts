import type { Evidence } from '../../model/judgement/comparison.ts';
import type { Direction } from '../../model/metric.ts';
import { intervalText } from '../../model/quantity.ts';

/**
 * Which way a metric gets better; null: nobody knows. Evidence and limits are of the worsening, which is base through head where
 * higher is better: half as many is 100 % worse. What stands beside a change is shown as a change: −50 %.
 */
export type Better = Direction | null | undefined;

/** A relative worsening (0.5: 50 % worse) as the relative change of the value that it is: −0.333 where higher is better. */
export const asChange = (worse: number, better: Better): number =>
  better === 'higher' ? 1 / (1 + worse) - 1 : worse;

/** The interval that holds the true change: "+31 % to +45 %", "−40 % to −31 %" */
export function changeInterval({ low, high }: Pick<Evidence, 'low' | 'high'>, better: Better): string {
  const ends = [asChange(low, better), asChange(high, better)];
  return intervalText(Math.min(...ends), Math.max(...ends));
}

/** A limit of the worsening (0.2 is 20 %) as that of the change, to a tenth: "+20 %", "−16.7 %" */
export function limitOfChange(limit: number, better: Better): string {
  const change = asChange(limit, better);
  return `${change < 0 ? '−' : '+'}${Math.round(Math.abs(change) * 1000) / 10} %`;
}
