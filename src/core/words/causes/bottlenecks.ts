import { SLOW_MS } from '../../diagnosis/operations.ts';
import { FAILED_POINTS, POINTS } from '../../diagnosis/rating.ts';
import { CAUSE_SEVERITIES, type Shown } from '../../model/evidence/cause.ts';
import type { StatementKind } from '../../model/evidence/statement.ts';
import type { Finding } from '../../model/judgement/finding.ts';
import { percentText, significant, spanText } from '../../model/quantity.ts';
import { several, unstopped } from '../names.ts';
import { capital } from '../outcome/told.ts';

export const KIND_NAMES: Readonly<Record<StatementKind, string>> = {
  select: 'SELECT',
  insert: 'INSERT',
  update: 'UPDATE',
  delete: 'DELETE',
  other: 'other',
};

/** "1.20 → 13.1"; one side alone where the other has none. */
export function callsSpan(base: number | null, head: number | null): string {
  if (base === null || head === null) return significant(head ?? base ?? 0);
  return `${significant(base)} → ${significant(head)}`;
}

/** How the rating comes about, a clause. */
export function ratingText(): string {
  const ofFindings = CAUSE_SEVERITIES.map((severity) => `${POINTS[severity]} for a ${severity}`);
  const ofFailed = FAILED_POINTS.map(
    ({ from, points }) => `${points} where ${percentText(from)} of requests fail`,
  );
  return `10, less ${ofFindings.join(', ')} finding (half of it where base has it too, nothing for the runner), and less ${ofFailed.join(', ')}`;
}

/** "GET /orders: 12.0 to 24.0 ms of 50.0 ms per request (24 to 48 %)" */
export function potentialText(potential: {
  /** null: of all requests */
  readonly endpoint: string | null;
  readonly lowMs: number;
  readonly highMs: number;
  readonly ofMs: number | null;
}): string {
  const { endpoint, lowMs, highMs, ofMs } = potential;
  const range = spanText(lowMs, highMs, 'ms').replace(' → ', ' to ');
  const share =
    ofMs === null || ofMs === 0
      ? ''
      : ` of ${significant(ofMs)} ms (${Math.round((lowMs / ofMs) * 100)} to ${Math.round((highMs / ofMs) * 100)} %)`;
  return `${endpoint ?? 'all requests'}: ${range}${share} per request`;
}

/** "2 statements take 100 ms and more on average (base: 1)."; null: there are none on either side, which is as it should be. */
export function slowText({ base, head }: Shown): string | null {
  if ((base ?? 0) === 0 && (head ?? 0) === 0) return null;
  const before = base === null ? '' : ` (base: ${base})`;
  return `${several(head ?? 0, 'statement')} ${head === 1 ? 'takes' : 'take'} ${SLOW_MS} ms and more on average${before}.`;
}

/** "It explains 82 % of the slow-down" where that is known and worth a word. */
const FEWEST_SHARE = 0.1;

/**
 * The likeliest cause for a comment, a sentence of its own. `seenAt`: the endpoint whose share the finding has, where its cause
 * speaks of another one, so that nobody holds the one's time against the other's slow-down; null: they are one.
 */
export function whyText(finding: Finding, seenAt: string | null = null): string {
  const { cause, confidence, impact } = finding;
  const text = `${unstopped(cause)}${partText(impact.shareOfSlowdown, seenAt)}`;
  return confidence === 'possible' ? `Possibly, ${text}` : capital(text);
}

function partText(share: number | null, seenAt: string | null): string {
  if (share === null || share < FEWEST_SHARE) return '';
  const part = `about ${Math.round(share * 100)} % of the slow-down of`;
  return seenAt === null ? `, ${part} the mean` : `, and the same is ${part} ${seenAt}`;
}

/** What to do about it, a sentence. */
export const remedyText = ({ recommendation }: Finding): string => capital(recommendation.text);

/** "new, high, certain" */
export const marksText = ({ isNew, severity, confidence }: Finding): string =>
  [isNew ? 'new' : 'in base too', severity, confidence].join(', ');

/** "how data are loaded, about 1 day" */
export const effortText = ({ effort: { work, days } }: Finding): string =>
  `${work}, about ${days < 1 ? `${Math.round(days * 8)} hours` : several(days, 'day')}`;
