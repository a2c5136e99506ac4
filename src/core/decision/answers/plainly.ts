import { binomialTail } from '../../statistics/binomial.ts';
import { CHANCE, FAILING, HEALTHY } from '../error-rule.ts';

/** So many are needed on either side before a share means something. */
const FEWEST = 10;

export type Counted = { readonly all: number; readonly bad: number };

/**
 * Whether head's share is plainly worse than base's: by far, as with errors, and by more than one or two that happened
 * to fall on head, which are a large share of few.
 */
export function isPlainly(head: Counted, base: Counted): boolean {
  if (head.bad / head.all < FAILING || base.bad / base.all > HEALTHY) return false;
  return isNoChance(head, base);
}

/** Whether chance is ruled out that so many of both sides' bad ones fell on head. */
export function isNoChance(head: Counted, base: Counted): boolean {
  if (Math.min(head.all, base.all) < FEWEST) return false;
  return binomialTail(head.bad, head.bad + base.bad, head.all / (head.all + base.all)) < CHANCE;
}
