import { acceptanceOf, reaches } from '../../baseline/acceptances.ts';
import type { Acceptance } from '../../model/acceptance.ts';
import type { Overloaded } from '../../model/decision/load-fact.ts';
import type { AcceptanceNote } from '../../model/decision/note.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { DeliveredPairs } from './delivered-pairs.ts';
import { usablePairs } from './usable-pairs.ts';

/** What an entry of the accepted regressions names to mean an overload. */
export const OVERLOAD = { subject: { kind: 'overall' }, metric: 'delivered-rate' } as const;

/** That head falls short of a load that base bears; `accepted`: by an entry in force. */
export type Overload = { readonly fact: Overloaded; readonly accepted: Acceptance | null };

/** The overload of a duet's head; null: there is none. `acceptances`: those in force. */
export function overloadOf(pairs: readonly Pair[], acceptances: readonly Acceptance[]): Overload | null {
  const delivered = usablePairs(pairs);
  if (delivered.overloaded === null) return null;
  return { fact: delivered.overloaded, accepted: acceptedOverload(delivered, acceptances) };
}

/** The entry that accepts head's falling short by this much; null: none does. */
export function acceptedOverload(
  { shortBy }: Pick<DeliveredPairs, 'shortBy'>,
  acceptances: readonly Acceptance[],
): Acceptance | null {
  const entry = acceptanceOf(acceptances, OVERLOAD);
  return entry !== undefined && reaches(entry, { head: null, worse: shortBy - 1 }) ? entry : null;
}

/** Which overload was accepted; none: there is none. */
export function acceptedNotes(overload: Overload | null): readonly AcceptanceNote[] {
  if (overload === null || overload.accepted === null) return [];
  return [{ kind: 'accepted-overload', entry: overload.accepted, overload: overload.fact }];
}
