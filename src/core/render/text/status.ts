import { isUnread } from '../../report/headline.ts';
import type { Report } from '../../report/report.ts';
import { cut, visible } from './visible.ts';

/** GitHub answers 422 above this. Characters. */
export const MAX_DESCRIPTION = 140;

/** Words before the reason where the state alone would read as a pass. */
const PREFIX: Readonly<Record<string, string>> = {
  warn: 'warning: ',
  inconclusive: 'could not judge: ',
  'no-baseline': 'no baseline yet: ',
  invalid: 'could not measure: ',
  'not-affected': 'not affected: ',
};

/** One line for a commit status or the title of a check, at most 140 characters. */
export function renderStatusDescription({ judgement }: Report): string {
  const prefix = isUnread(judgement) ? 'not compared: ' : (PREFIX[judgement.verdict] ?? '');
  return statusLine(`${prefix}${judgement.reason}`);
}

/** Any text as a commit status takes it. */
export function statusLine(text: string): string {
  return cut(visible(text), MAX_DESCRIPTION);
}
