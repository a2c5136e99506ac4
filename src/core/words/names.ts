import type { Paired } from '../model/decision/load-fact.ts';
import { isOfStarts, type MetricId, type Subject } from '../model/metric.ts';
import { subjectKey } from '../model/subject-key.ts';

/** The first names of a list, and how many more there are: "GET /a, GET /b and 2 more". */
export function listed(names: readonly string[], most = 3, between = ', '): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(between)}${more > 0 ? ` and ${more} more` : ''}`;
}

/** "1 pair", "3 pairs" */
export const several = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Of a subject by its key, as the reader calls it. */
export const nameOf = (key: string): string => (key === 'overall' ? 'all requests' : key);

/** How a reader calls a subject: "GET orders" or "all requests". */
export const subjectName = (subject: Subject): string => nameOf(subjectKey(subject));

/** The same of a metric of it, which may be of no request: "the application". */
export const subjectOfName = (of: { readonly subject: Subject; readonly metric: MetricId }): string =>
  isOfStarts(of.metric) ? 'the application' : subjectName(of.subject);

/** Without the full stop, where the sentence goes on. */
export const unstopped = (text: string): string => text.replace(/\.$/, '');

const PAIRS: Readonly<Record<NonNullable<Paired['window']> | 'round', string>> = {
  round: 'pairs of rounds',
  slice: 'slices',
  run: 'pairs of whole runs',
};

/** "3 of 8 pairs of rounds", "3 of 8 slices", "3 of 4 pairs of whole runs" */
export const pairsText = (count: number | string, { window }: Paired): string =>
  `${count} ${PAIRS[window ?? 'round']}`;
