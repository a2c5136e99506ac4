import type { Evidence } from '../evidence.ts';
import { type Rise, risesOf } from './rises.ts';
import { type Work, workOf } from './work.ts';

/** Of a function's rise, the part from which on it is told by what it does. */
const MOSTLY = 0.5;

/** What a function spends with a kind of work on each side, ms per request of all. */
export const addedOf = (
  { base, head }: Rise,
  work: Work,
): { readonly base: number; readonly head: number } => ({
  ...{ base: workOf(base, work), head: workOf(head, work) },
});

/** Functions whose rise is mostly of this kind of work, most first. */
export function risenIn(evidence: Evidence, work: Work): readonly Rise[] {
  return risesOf(evidence).filter((rise) => isMostly(rise, work));
}

/** Whether most of what a function's time grew by is of this kind of work. */
export function isMostly(rise: Rise, work: Work): boolean {
  const { base, head } = addedOf(rise, work);
  return head - base >= MOSTLY * Math.max(rise.addedMs, rise.head.ms - (rise.base?.ms ?? 0));
}
