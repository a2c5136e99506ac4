import type { Unended } from '../../model/decision/load-fact.ts';
import { percentText } from '../../model/quantity.ts';

/**
 * "iterations that never ended took 52 % of the users' time on head, on base 0 %", or "5 % of the iterations never ended on head,
 * on base 0 %"; of one scenario where there are several
 */
export function heldUpText({ of, scenario, head, base, pairs }: Unended): string {
  const iterations = `iterations${scenario === undefined ? '' : ` of scenario ${scenario}`}`;
  const cut = `were cut ${pairs === undefined ? 'at the end of the load' : 'after their round'}`;
  return of === 'iterations'
    ? `${percentText(head)} of the ${iterations} never ended on head and ${cut}, on base ${percentText(base)}`
    : `${iterations} that never ended and ${cut} took ${percentText(head)} of the users' time on head, on base ${percentText(base)}`;
}

/** What to look for, a sentence. */
export const HELD_UP_FIX =
  'Review the diff for what makes requests wait: a lock, a pool that runs out, a call without a time limit.';
