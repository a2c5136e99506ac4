import type { AsideFailure } from '../../../core/series/requests-aside.ts';
import { failureKind } from '../../../core/words/answers/failure-kind.ts';
import type { Collector } from './collector.ts';
import { endpointKey } from './endpoint-name.ts';

const MOST = 3;

/** A kind of failure of an endpoint's requests, `GET /orders: 503`, and how many had it. */
export type Failing = { readonly what: string; readonly count: number };

/** The requests that failed most, those of setup() too. */
export function failingRequests({
  endpoints,
  aside,
}: Pick<Collector, 'endpoints' | 'aside'>): readonly Failing[] {
  const judged = [...endpoints.values()].flatMap(({ endpoint, group }) =>
    [...group.failures.values()].map(
      (failure): AsideFailure => ({ whose: endpointKey(endpoint), ...failure }),
    ),
  );
  return [...judged, ...aside.failures()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST)
    .map((one) => ({ what: `${one.whose}: ${failureKind(one)}`, count: one.count }));
}

/** "GET /orders: 503 (12 times), POST Login: 401" */
export const failingText = (all: readonly Failing[]): string =>
  all.map(({ what, count }) => (count > 1 ? `${what} (${count} times)` : what)).join(', ');
