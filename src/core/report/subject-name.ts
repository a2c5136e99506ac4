import type { Subject } from '../model/metric.ts';
import { subjectKey } from '../model/subject-key.ts';

/** How a reader calls a subject: "GET orders" or "all requests". */
export function subjectName(subject: Subject): string {
  return subject.kind === 'overall' ? 'all requests' : subjectKey(subject);
}
