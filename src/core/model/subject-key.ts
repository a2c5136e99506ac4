import type { Subject } from './metric.ts';

type Named = { readonly name: string; readonly method: string };

/** Key of a subject in a history: `overall` or `METHOD name`. */
export function subjectKey(subject: Subject): string {
  return subject.kind === 'overall' ? 'overall' : `${subject.method} ${subject.name}`;
}

export const subjectOf = ({ name, method }: Named): Subject => ({ kind: 'endpoint', name, method });

/** The key of an endpoint's subject. */
export const endpointKey = (endpoint: Named): string => subjectKey(subjectOf(endpoint));
