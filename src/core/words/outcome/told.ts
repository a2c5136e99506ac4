import type { Reason } from '../../model/judgement/reason.ts';
import { unstopped } from '../names.ts';

/** What is so (for a heading too), what is behind it (a clause), and what the user can do (a sentence). */
export type Told = Pick<Reason, 'text' | 'short' | 'why' | 'fix'>;

/** All but the heading as sentences, the last without its stop. */
export function toldText({ text, why, fix }: Told): string {
  const parts = [text, ...(why === undefined ? [] : [capital(why)]), ...(fix === undefined ? [] : [fix])];
  return unstopped(parts.map((part) => `${unstopped(part)}.`).join(' '));
}

/** A clause as the beginning of a sentence; code and names stay as they are. */
export const capital = (text: string): string =>
  /^[a-z]+[ ,]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
