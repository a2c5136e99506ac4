import type { Evidence } from './evidence.ts';
import type { LoadUse } from './load-use.ts';
import { once } from './once.ts';

/** Calls below which the mean of a statement says little. */
const FEWEST_CALLS = 20;
/** A mean that grew by less is what two starts of one build, or a neighbour on the machine, do to each other. */
export const CLEARLY = 1.5;
/**
 * Standard errors between two means. Hundreds of statements are looked at, their times have long tails and come in bursts, so
 * that 4 of the textbook's are about 2 real ones.
 */
const ERRORS = 4;
/** Without a deviation only a gross change can be told from chance. */
const GROSSLY = 2.5;
/** Shared statements that it takes to tell what the machine did to all of them. */
const FEWEST_SHARED = 3;

/**
 * The factor (≥ 1) by which the statements of both sides became slower, three quarters of them at least: of the machine, not
 * of one. Their lower quartile, of two the lesser: a change that slows down most of them has no drift to hide behind.
 */
export const driftOf = ({ underLoad }: Pick<Evidence, 'underLoad'>): number => driftIn(underLoad);

const driftIn = once((underLoad: Evidence['underLoad']): number => {
  const ratios = [...underLoad.head.values()].flatMap((head) => {
    const base = underLoad.base.get(head.shape);
    const isEnough = base !== undefined && Math.min(base.calls, head.calls) >= FEWEST_CALLS;
    return isEnough && base.meanMs > 0 ? [head.meanMs / base.meanMs] : [];
  });
  if (ratios.length < FEWEST_SHARED) return 1;
  const sorted = ratios.toSorted((a, b) => a - b);
  return Math.max(1, sorted[Math.floor((sorted.length - 1) / 4)] ?? 1);
});

/** Whether one call of a statement takes clearly longer on head, beyond its own deviation and what befell all. */
export function isClearlySlower(base: LoadUse, head: LoadUse, drift: number): boolean {
  if (Math.min(base.calls, head.calls) < FEWEST_CALLS) return false;
  const expected = base.meanMs * drift;
  if (base.deviationMs === null || head.deviationMs === null) return head.meanMs >= expected * GROSSLY;
  const error = Math.hypot(
    (base.deviationMs * drift) / Math.sqrt(base.calls),
    head.deviationMs / Math.sqrt(head.calls),
  );
  return head.meanMs >= expected * CLEARLY && head.meanMs - expected > ERRORS * error;
}

/**
 * Whether a statement became clearly slower; false where either side does not run it, or times cannot be compared. `was`: its
 * shape on base, where it is another one.
 */
export function becameSlower(evidence: Evidence, shape: string, drift: number, was: string = shape): boolean {
  const [base, head] = [evidence.underLoad.base.get(was), evidence.underLoad.head.get(shape)];
  if (!evidence.isDuet || base === undefined || head === undefined) return false;
  return isClearlySlower(base, head, drift);
}
