import type { Judgement } from '../../model/judgement/judgement.ts';
import type { WatchOutcome } from '../../model/judgement/watch.ts';

type Judged = Pick<Judgement, 'verdict' | 'policy'> & Partial<Pick<Judgement, 'waived'>>;

/** Whether the gate only says what it finds, and no verdict blocks. */
export const isWatching = ({ policy }: Pick<Judgement, 'policy'>): boolean => policy.failOn === 'never';

/** Whether the change would have been blocked, were it not that the gate only watches. */
export const wouldBlock = (judged: Judged): boolean => isWatching(judged) && judged.verdict === 'fail';

/** What counts of a push; null: the gate watches nothing, this once alone, or the change did not concern it. */
export function outcomeOf(judged: Judged): WatchOutcome | null {
  if (!isWatching(judged) || judged.waived || judged.verdict === 'not-affected') return null;
  if (judged.verdict === 'invalid') return 'unmeasured';
  return wouldBlock(judged) ? 'blocked' : 'passed';
}
