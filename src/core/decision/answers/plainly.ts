import { binomialTail } from '../../statistics/binomial.ts';
import { CHANCE, FAILING, HEALTHY } from '../error-rule.ts';

/** So many are needed on either side before a share means something. */
const FEWEST = 10;

export type Counted = { readonly all: number; readonly bad: number };

/** Of what is bad on base too: head's share is another one from so many points and so many times as many on. */
const APART = 0.25;
const TIMES = 2;

/**
 * Where nothing tells a burst from a fault: of what is bad in so many cases something is broken, whatever a burst may have
 * done to it.
 */
export const STEADY = 0.5;

/** Plainly worse than a healthy base, or far from one that is not. `chance`: of a false alarm. */
export function isWorseShare(head: Counted, base: Counted, chance: number = CHANCE): boolean {
  const [ofHead, ofBase] = [shareOf(head), shareOf(base)];
  const isFarApart = ofHead - ofBase >= APART && ofHead >= TIMES * ofBase;
  return isPlainly(head, base, chance) || (isFarApart && isNoChance(head, base, chance));
}

export const shareOf = ({ bad, all }: Counted): number => bad / Math.max(all, 1);

/**
 * Whether head's share is plainly worse than base's: by far, as with errors, and by more than one or two that happened
 * to fall on head, which are a large share of few.
 */
export function isPlainly(head: Counted, base: Counted, chance: number = CHANCE): boolean {
  if (head.bad / head.all < FAILING || base.bad / base.all > HEALTHY) return false;
  return isNoChance(head, base, chance);
}

/** From this share of failed requests on an endpoint does not work. */
export const BROKEN = 0.9;
/** What one call fails may be anything: so many of them are needed on either side. */
const FEWEST_BROKEN = 4;

/** Whether what base always answers hardly ever works on head, of however few calls. */
export const isBrokenOn = (head: Counted, base: Counted): boolean =>
  Math.min(head.all, base.all) >= FEWEST_BROKEN && shareOf(head) >= BROKEN && base.bad === 0;

/** Whether chance is ruled out that so many of both sides' bad ones fell on head. */
export function isNoChance(head: Counted, base: Counted, chance: number = CHANCE): boolean {
  if (Math.min(head.all, base.all) < FEWEST) return false;
  return binomialTail(head.bad, head.bad + base.bad, head.all / (head.all + base.all)) < chance;
}
