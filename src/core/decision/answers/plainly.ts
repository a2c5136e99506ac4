import { FAILING, HEALTHY } from '../error-rule.ts';

/** So many are needed on either side before a share means something. */
const FEWEST = 10;

export type Counted = { readonly all: number; readonly bad: number };

/** Whether head's share is plainly worse than base's: too plain for odds, as with errors. */
export function isPlainly(head: Counted, base: Counted): boolean {
  if (Math.min(head.all, base.all) < FEWEST) return false;
  return head.bad / head.all >= FAILING && base.bad / base.all <= HEALTHY;
}
