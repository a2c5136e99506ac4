import type { Report } from '../../report/report.ts';

const MAX = 140;

/** Words before the reason where the state alone would read as a pass. */
const PREFIX: Readonly<Record<string, string>> = {
  warn: 'warning: ',
  inconclusive: 'could not judge: ',
  'no-baseline': 'no baseline yet: ',
  invalid: 'could not measure: ',
  'not-affected': 'not affected: ',
};

/** One line for a commit status, at most 140 characters. */
export function renderStatusDescription({ judgement }: Report): string {
  const text = `${PREFIX[judgement.verdict] ?? ''}${judgement.reason}`.replace(/\s+/g, ' ').trim();
  return text.length <= MAX ? text : `${text.slice(0, MAX - 1)}…`;
}
