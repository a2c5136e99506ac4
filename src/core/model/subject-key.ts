import type { Subject } from './metric.ts';

/** Stands where an endpoint has its method, of a time that is no request's: a k6 Trend of the script's own, or of k6's. */
export const TREND = 'Trend';

export const isTrend = ({ method }: Pick<Named, 'method'>): boolean => method === TREND;

/** The same of a subject's key. */
export const isTrendKey = (key: string): boolean => key.startsWith(`${TREND} `);

type Named = { readonly name: string; readonly method: string };

/** Key of a subject in a history: `overall` or `METHOD name`. */
export function subjectKey(subject: Subject): string {
  return subject.kind === 'overall' ? 'overall' : `${subject.method} ${subject.name}`;
}

export const subjectOf = ({ name, method }: Named): Subject => ({ kind: 'endpoint', name, method });

/** The key of an endpoint's subject. */
export const endpointKey = (endpoint: Named): string => subjectKey(subjectOf(endpoint));
