import type { Acceptance } from '../model/acceptance.ts';
import type { AcceptedMark, HistoryEntry, Mark } from '../model/baseline.ts';
import type { Comparison } from '../model/judgement/comparison.ts';
import { subjectKey } from '../model/subject-key.ts';

/** The entries that hold for a gate on a day. `today`: YYYY-MM-DD. */
export function inForce(
  acceptances: readonly Acceptance[],
  gate: string,
  today: string,
): readonly Acceptance[] {
  return acceptances.filter((one) => one.gate === gate && today <= one.expires);
}

/**
 * The entry for a metric of a subject, of several the one that reaches furthest: lists grow by appending, and two pull
 * requests may each add one without a conflict. undefined: there is none.
 */
export function acceptanceOf(
  entries: readonly Acceptance[],
  meant: Pick<Comparison, 'subject' | 'metric'>,
): Acceptance | undefined {
  return entries.filter((one) => isMeant(one, meant)).toSorted((a, b) => b.upTo - a.upTo)[0];
}

/**
 * Entries that no run began a level of this figure with: one covers one change. `history`: comparable runs of the base
 * branch. Any difference makes it another entry.
 */
export function unused(
  entries: readonly Acceptance[],
  meant: Pick<Comparison, 'subject' | 'metric'>,
  history: readonly HistoryEntry[],
): readonly Acceptance[] {
  const key = subjectKey(meant.subject);
  return entries.filter((entry) => usedIn(entry, history, key) === undefined);
}

/** The newest run that began a level with an entry; undefined: none did. `key`: of a subject; absent: of any it names. */
export function usedIn(
  { endpoint, metric, upTo, expires, reason }: Acceptance,
  history: readonly HistoryEntry[],
  key?: string,
): HistoryEntry | undefined {
  const isUse = ({ entry, ...mark }: AcceptedMark): boolean => {
    const isMeantBy = mark.metric === metric && isNamed(endpoint, mark.subject);
    if (!isMeantBy || (key !== undefined && mark.subject !== key)) return false;
    return entry?.upTo === upTo && entry.expires === expires && entry.reason === reason;
  };
  return history.find(({ accepted = [] }) => accepted.some(isUse));
}

/**
 * Whether one of these entries is for a regression that the base branch carries and began no level of it yet: it does so
 * with a run that shows the regression. `history`: comparable runs of the base branch.
 */
export function isAwaited(
  { subject, metric }: Mark,
  entries: readonly Acceptance[],
  history: readonly HistoryEntry[],
): boolean {
  return entries.some(
    (entry) =>
      entry.metric === metric &&
      isNamed(entry.endpoint, subject) &&
      usedIn(entry, history, subject) === undefined,
  );
}

/**
 * Whether a worsening of this size is within the entry. From zero there is no ratio, so that errors are accepted by
 * the rate they reach.
 */
export function reaches(
  { metric, upTo }: Acceptance,
  { head, worse }: Pick<Comparison, 'head' | 'worse'>,
): boolean {
  if (metric === 'error-rate') return head !== null && head <= upTo;
  return worse !== null && 1 + worse <= upTo;
}

/** Whether an entry is about this metric of this subject. */
export function isMeant(
  { endpoint, metric }: Acceptance,
  meant: Pick<Comparison, 'subject' | 'metric'>,
): boolean {
  return metric === meant.metric && isNamed(endpoint, subjectKey(meant.subject));
}

/** Whether a name means the subject of this key: by the whole key, or without the method. */
export function isNamed(endpoint: string, key: string): boolean {
  return endpoint === key || endpoint === key.slice(key.indexOf(' ') + 1);
}
