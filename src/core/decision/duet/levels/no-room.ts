import type { Acceptance } from '../../../model/acceptance.ts';
import type { Fullness } from '../../../model/decision/compared.ts';
import { acceptedOverload } from '../../load/overload.ts';
import { type LookInput, stopOf } from '../duet-stop.ts';
import { judgePairs } from '../judge-pairs.ts';
import { type DuetSoFar, pairsInput } from '../pairs-input.ts';
import { fullnessOf, isMostlyFull } from './room.ts';

/**
 * That slices tell nothing of a metric which can fail the gate, since the machine had no room for both arms: it is left
 * open, or neither arm got its load. null: they do not, or something else fails it. `accepted`: what is in force.
 */
export function noRoomIn(duet: DuetSoFar, accepted: readonly Acceptance[]): Fullness | null {
  const { usable, input } = pairsInput(duet);
  // Slices with room showed it by themselves.
  if (usable.overloaded !== null && acceptedOverload(usable, accepted) === null) return null;
  // What is not judged at all is no regression either.
  if (usable.invalid.some(({ kind }) => kind === 'not-delivered')) return mostlyFull(duet.pairs);
  return leftOpen({ ...input, accepted });
}

function mostlyFull(pairs: DuetSoFar['pairs']): Fullness | null {
  const fullness = fullnessOf(pairs);
  return fullness !== null && isMostlyFull(fullness) ? fullness : null;
}

function leftOpen(input: LookInput): Fullness | null {
  if (stopOf(input) === 'regressed') return null;
  const open = judgePairs(input).flatMap((metric) =>
    metric.kind === 'latency' && metric.limits.role === 'blocking' ? (metric.noRoom ?? []) : [],
  );
  return open[0] ?? null;
}
