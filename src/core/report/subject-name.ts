import { subjectKey } from '../baseline/subject-key.ts';
import type { Subject } from '../model/metric.ts';

/** How a reader calls a subject: "GET orders" or "all requests". */
export function subjectName(subject: Subject): string {
  return subject.kind === 'overall' ? 'all requests' : subjectKey(subject);
}
