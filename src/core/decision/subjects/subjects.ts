import type { SubjectNote } from '../../model/decision/note.ts';
import type { Subject } from '../../model/metric.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { Endpoint, Series } from '../../model/recording/series.ts';
import type { Arm } from '../../model/recording/window.ts';
import { kindOf, subjectKey } from '../../model/subject-key.ts';
import { pairEndpoints } from './pair-endpoints.ts';

/** What can be compared, and what cannot though both sides have it. */
export type Subjects = {
  readonly both: readonly Subject[];
  /** broken on base and mended by head */
  readonly mended: readonly Endpoint[];
  readonly notes: readonly SubjectNote[];
};

type Sided = { readonly endpoints: readonly Endpoint[]; readonly overall: Pick<Series, 'requests'> };

const OVERALL: Subject = { kind: 'overall' };

/**
 * Sorts the endpoints of two arms. One that fails on base and works on head counts as new, and the overall figures
 * of both do without it (mended.ts).
 */
export function duetSubjects(base: Sided, head: Sided): Subjects {
  const { judged, mended } = pairEndpoints(base.endpoints, head.endpoints);
  const hasRequests = base.overall.requests + head.overall.requests > 0;
  const whole = !hasRequests || (mended.length > 0 && judged.length === 0) ? [] : [OVERALL];
  return {
    both: [...whole, ...judged.map(({ subject }) => subject)],
    mended: mended.map((pair) => pair.head),
    notes: mended.map(
      ({ subject }): SubjectNote => ({ kind: 'mended', subject: subjectKey(subject), overall: 'without' }),
    ),
  };
}

/**
 * The same from usable rounds alone, while a duet is driven: what it is stopped for must be what is compared. Endpoints
 * that one arm alone was asked for are left out.
 */
export function subjectsOf(pairs: readonly Pair[]): readonly Subject[] {
  const keys = (arm: Arm) => new Set(pairs.flatMap((pair) => Object.keys(pair[arm].subjects)));
  const [ofBase, ofHead] = [keys('base'), keys('head')];
  const all = [...new Set([...ofHead, ...ofBase])].map((key) => ({ key, subject: toSubject(key) }));
  // A Counter that counts nothing is not in a window that was read from pushes.
  const isShared = (key: string, subject: Subject) =>
    (ofBase.has(key) && ofHead.has(key)) || kindOf(subject) === 'Counter';
  return all.filter(({ key, subject }) => isShared(key, subject)).map(({ subject }) => subject);
}

function toSubject(key: string): Subject {
  if (key === 'overall') return OVERALL;
  const space = key.indexOf(' ');
  return { kind: 'endpoint', method: key.slice(0, space), name: key.slice(space + 1) };
}
