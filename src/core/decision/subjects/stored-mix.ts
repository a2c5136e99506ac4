import type { SubjectNote } from '../../model/decision/note.ts';
import type { Endpoint, Series } from '../../model/recording/series.ts';
import { isOwn, subjectKey } from '../../model/subject-key.ts';
import { ANOTHER_MIX } from './mix.ts';

type Side = { readonly overall: Series; readonly only: readonly Endpoint[] };

/**
 * That the whole of one run is another mix of requests than that of the other; null: it is the same. Exact
 * percentiles cannot be subtracted, and a stored run has no rounds whose distributions could be joined, so that nothing
 * can be said of the latency of all requests then. As many requests by another name are a renamed endpoint.
 */
export function otherMix(base: Side, head: Side): SubjectNote | null {
  const shareOf = ({ overall, only: all }: Side) =>
    all.filter((one) => !isOwn(one)).reduce((sum, { requests }) => sum + requests, 0) /
    Math.max(overall.requests, 1);
  if (Math.abs(shareOf(base) - shareOf(head)) <= ANOTHER_MIX) return null;
  const names = [...base.only, ...head.only]
    .filter((one) => !isOwn(one))
    .map(({ name, method }) => subjectKey({ kind: 'endpoint', name, method }));
  return { kind: 'other-mix', overall: 'left-out', endpoints: names };
}
