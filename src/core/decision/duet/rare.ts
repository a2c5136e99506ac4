import type { Subject } from '../../model/metric.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import { isWaitedFor } from './duet-stop.ts';
import { judgePairs } from './judge-pairs.ts';
import { fullnessOf, isMostlyFull } from './levels/room.ts';
import type { PairedMetric } from './paired-metric.ts';
import { type DuetSoFar, pairsInput } from './pairs-input.ts';

/**
 * What can fail the gate and is not judged for want of slices that show it, where as many of a second run would do: a
 * scenario that is short beside the others. null: there is none, or the machine or the load leaves nothing to judge.
 */
export function rareIn(duet: DuetSoFar): Subject | null {
  const { usable, input } = pairsInput(duet);
  const noRoom = fullnessOf(duet.pairs);
  if (usable.invalid.length > 0 || (noRoom !== null && isMostlyFull(noRoom))) return null;
  return judgePairs(input).find(isRare)?.subject ?? null;
}

function isRare(metric: PairedMetric): boolean {
  if (metric.kind !== 'latency' || metric.found !== null || metric.limits.role !== 'blocking') return false;
  return isWaitedFor(metric) && 2 * metric.values.differences.length >= FEWEST_PAIRS;
}
