import type { Unended } from '../../model/decision/load-fact.ts';
import { percentText } from '../../model/quantity.ts';

/** "iterations that never ended took 52 % of the users' time on head, on base 0 %", of one scenario where there are several */
export const heldUpText = ({ scenario, head, base, pairs }: Unended): string =>
  `iterations${scenario === undefined ? '' : ` of scenario ${scenario}`} that never ended and were cut ${pairs === undefined ? 'at the end of the load' : 'after their round'} took ${percentText(head)} of the users' time on head, on base ${percentText(base)}`;

/** What to look for, a sentence. */
export const HELD_UP_FIX =
  'Review the diff for what makes requests wait: a lock, a pool that runs out, a call without a time limit.';
