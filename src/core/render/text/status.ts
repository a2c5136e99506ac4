import { blockedFor } from '../../decision/exit-code.ts';
import type { Report } from '../../report/report.ts';
import { unstopped } from '../../words/names.ts';
import { isUnread } from '../../words/outcome/headline.ts';
import { watchPrefix } from '../../words/outcome/watch.ts';
import { cut, visible } from './visible.ts';

/** GitHub answers 422 above this. Characters. */
export const MAX_DESCRIPTION = 140;

/** Words before the reason where the state alone would read as a pass. */
const PREFIX: Readonly<Record<string, string>> = {
  warn: 'warning: ',
  inconclusive: 'inconclusive: ',
  'no-baseline': 'no baseline yet: ',
  invalid: 'could not measure: ',
  'not-affected': 'not affected: ',
};

/** One line for a commit status or the title of a check, at most 140 characters. */
export function renderStatusDescription({ judgement }: Report): string {
  const prefix = prefixOf(judgement);
  const [first] = judgement.reasons;
  // The prefix says that there is none; what is left to say is what comes next.
  const said = first?.kind === 'no-baseline' ? unstopped(first.fix ?? judgement.reason) : judgement.reason;
  const quick = judgement.quickLook ? 'quick look, no proof: ' : '';
  return statusLine(`${watchPrefix(judgement)}${quick}${prefix}${said}`);
}

function prefixOf(judgement: Report['judgement']): string {
  const blocked = blockedFor(judgement);
  if (blocked !== null) return `blocked (on-${blocked}: fail): `;
  return isUnread(judgement) ? 'not compared: ' : (PREFIX[judgement.verdict] ?? '');
}

/** Any text as a commit status takes it. */
export function statusLine(text: string): string {
  return cut(visible(text), MAX_DESCRIPTION);
}
