import type { AsideFailure } from '../../../core/series/requests-aside.ts';
import { failureKind } from '../../../core/words/answers/failure-kind.ts';
import type { Collector } from './collector.ts';
import { endpointKey } from './endpoint-name.ts';

const MOST = 3;

/** The requests that failed most, each as words: `GET /orders: 503 (12 times)`. Those of setup() too. */
export function failingRequests({
  endpoints,
  aside,
}: Pick<Collector, 'endpoints' | 'aside'>): readonly string[] {
  const judged = [...endpoints.values()].flatMap(({ endpoint, group }) =>
    [...group.failures.values()].map(
      (failure): AsideFailure => ({ whose: endpointKey(endpoint), ...failure }),
    ),
  );
  return [...judged, ...aside.failures()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST)
    .map((one) => `${one.whose}: ${failureKind(one)}${one.count > 1 ? ` (${one.count} times)` : ''}`);
}
