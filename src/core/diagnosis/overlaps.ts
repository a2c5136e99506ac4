import type { CauseFact } from '../model/evidence/cause.ts';
import { claimsOf } from './evidence/claims.ts';
import type { Evidence } from './evidence/evidence.ts';

/** What causes that were told before have of a stretch of time, ms. */
type Taken = {
  /** that was measured, each by itself */
  readonly measured: number;
  /** that was estimated of what is left, or is all that is left: others' measured time is in it */
  readonly estimated: number;
};

const NOTHING: Taken = { measured: 0, estimated: 0 };
/** Less of a cause is no overlap but two readings of one time. */
const LEAST = 0.01;

/**
 * Causes in their order, each with what it has in common with those before it, so that the shares of all of them come to all of
 * the slow-down at most. Of two that claim more time together than there is, the later one is in part the earlier one's: the
 * serialising of rows that a statement brings, what a named function does of all that is slower outside of the database.
 */
export function withOverlaps(told: readonly CauseFact[], evidence: Evidence): readonly CauseFact[] {
  const takenOf = new Map<string, Taken>();
  return told.map((fact) => {
    const claims = claimsOf(evidence, fact).map((claim) => {
      const taken = takenOf.get(claim.of) ?? NOTHING;
      return { ...claim, taken, common: commonOf(claim, taken) };
    });
    const ms = fact.msPerRequest ?? 0;
    const overlap = Math.min(ms, Math.max(0, ...claims.map(({ common, times }) => common * times)));
    for (const { of, kind, ms: claimed, taken, common, times } of claims) {
      const own = claimed - Math.max(common, kind === 'all' ? overlap / times : 0);
      const isEstimate = kind === 'estimated';
      takenOf.set(of, {
        measured: taken.measured + (isEstimate ? 0 : Math.max(0, own)),
        estimated: taken.estimated + (isEstimate ? own : 0),
      });
    }
    return overlap > LEAST * ms ? lessened(fact, ms, overlap) : fact;
  });
}

/** How much of a claim others have already. */
function commonOf(
  { kind, ms, mostMs }: ReturnType<typeof claimsOf>[number],
  { measured, estimated }: Taken,
): number {
  const all = measured + estimated + ms;
  // What was measured by itself is no part of what was measured by itself beside it.
  const most = kind === 'all' ? mostMs : Math.max(mostMs, kind === 'measured' ? measured + ms : measured, ms);
  return Math.min(ms, Math.max(0, all - most));
}

const lessened = (fact: CauseFact, ms: number, overlap: number): CauseFact => ({
  ...fact,
  overlapMs: overlap,
  shareOfSlowdown: fact.shareOfSlowdown === null ? null : fact.shareOfSlowdown * (1 - overlap / ms),
});
