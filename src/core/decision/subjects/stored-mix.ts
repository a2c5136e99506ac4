import type { Endpoint, Series } from '../../model/recording/series.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { ANOTHER_MIX, namesText } from './mix.ts';

type Side = { readonly overall: Series; readonly only: readonly Endpoint[] };

/**
 * That the whole of one run is another mix of requests than that of the other, a sentence; null: it is the same. Exact
 * percentiles cannot be subtracted, and a stored run has no rounds whose distributions could be joined, so that nothing
 * can be said of the latency of all requests then. As many requests by another name are a renamed endpoint.
 */
export function otherMix(base: Side, head: Side): string | null {
  const shareOf = ({ overall, only }: Side) =>
    only.reduce((sum, { requests }) => sum + requests, 0) / Math.max(overall.requests, 1);
  if (Math.abs(shareOf(base) - shareOf(head)) <= ANOTHER_MIX) return null;
  const names = [...base.only, ...head.only].map(({ name, method }) =>
    subjectKey({ kind: 'endpoint', name, method }),
  );
  return `Only one side was asked for ${namesText(names)}, so the latency of all requests together is not compared.`;
}
