import { type BrokenHead, MOST_LINES } from '../../model/judgement/broken-head.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import { failedStep } from './not-judged.ts';

/** Before each line of the app's log among a judgement's notes. */
const LOGGED = 'app log: ';

/**
 * What is left of a judgement that accuses head without a measurement; null: it does not. How to mend it is not part of
 * it: what a stranger's run would have a reader do is read in that run alone.
 */
export function brokenHeadOf({ gate, reasons, notes, head }: Judgement): BrokenHead | null {
  const found = reasons.find(({ kind }) => kind === 'head-broken');
  if (found === undefined || head !== null) return null;
  const step = failedStep(found);
  const detail = notes.filter((note) => note.startsWith(LOGGED)).map((note) => note.slice(LOGGED.length));
  return { gate, text: found.text, ...(step !== undefined && { step }), detail: detail.slice(-MOST_LINES) };
}
