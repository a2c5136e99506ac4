import type { Subject } from './metric.ts';

/** Key of a subject in a history: `overall` or `METHOD name`. */
export function subjectKey(subject: Subject): string {
  return subject.kind === 'overall' ? 'overall' : `${subject.method} ${subject.name}`;
}
