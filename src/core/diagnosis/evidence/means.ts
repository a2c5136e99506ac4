import { median } from 'simple-statistics';
import type { Evidence } from './evidence.ts';
import type { LoadUse } from './load-use.ts';

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

/** The factor (≥ 1) by which the statements of both sides became slower, all of them: of the machine, not of one. */
export function driftOf({ underLoad }: Pick<Evidence, 'underLoad'>): number {
  const ratios = [...underLoad.head.values()].flatMap((head) => {
    const base = underLoad.base.get(head.shape);
    const isEnough = base !== undefined && Math.min(base.calls, head.calls) >= FEWEST_CALLS;
    return isEnough && base.meanMs > 0 ? [head.meanMs / base.meanMs] : [];
  });
  return ratios.length < FEWEST_SHARED ? 1 : Math.max(1, median(ratios));
}

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

/** Whether a statement became clearly slower; false where either side does not run it, or times cannot be compared. */
export function becameSlower(evidence: Evidence, shape: string, drift: number): boolean {
  const [base, head] = [evidence.underLoad.base.get(shape), evidence.underLoad.head.get(shape)];
  if (!evidence.isDuet || base === undefined || head === undefined) return false;
  return isClearlySlower(base, head, drift);
}
