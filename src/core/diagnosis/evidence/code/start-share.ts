import { median } from 'simple-statistics';
import type { Evidence } from '../evidence.ts';
import type { Side, Spent } from './side.ts';

/**
 * What a start can have taken of a function's time on both sides, ms per request: as much as makes the most of what head takes
 * longer. 0: the profiles hold no start, or it explains nothing.
 *
 * Stacks are of all the time from start to end, and a head that answers fewer requests in the time that it is driven has a
 * larger part of its start in each. By the sum of it the start of both is the same, apart from what head's takes longer; a
 * function takes no more of it than it lasts. Where nobody knows how long that is, all of a function may be of the start.
 */
export function startShare(
  evidence: Evidence,
  { head, base }: { readonly head: Side; readonly base: Side },
  drift: number,
): (after: Spent | null, before: Spent | null) => number {
  if (!head.hasStart || !base.hasStart) return () => 0;
  const [ready, was] = [readyOf(evidence.head.processes), readyOf(evidence.base?.processes)];
  const slowerMs = ready === null || was === null ? 0 : Math.max(0, median(ready) - median(was));
  const lastsMs = was === null ? Number.POSITIVE_INFINITY : Math.max(...was);
  return (after, before) => {
    const most = { base: (before?.ms ?? 0) * base.requests, head: (after?.ms ?? 0) * head.requests };
    const explains = (baseMs: number): number =>
      Math.min(most.head, baseMs + slowerMs) / head.requests - (drift * baseMs) / base.requests;
    return Math.max(0, explains(0), explains(Math.min(most.base, lastsMs)));
  };
}

/** null: not known */
function readyOf(processes: Evidence['head']['processes']): readonly number[] | null {
  const { readyMs = [] } = processes ?? {};
  return readyMs.length === 0 ? null : readyMs;
}
