import type { CauseFact, CauseSeverity } from '../../model/evidence/cause.ts';
import type { Evidence } from './evidence.ts';
import { isClear, severityOf } from './severity.ts';
import { seriesOf } from './slowdown.ts';

/** What a rule knows of a cause; the rest follows from the evidence. */
export type Found = Pick<
  CauseFact,
  'rule' | 'category' | 'confidence' | 'isNew' | 'msPerRequest' | 'numbers'
> & {
  /** `METHOD name`, worst first; null: all requests */
  readonly endpoints: readonly (string | null)[];
  /** share of its time, lowest and highest, that a fix gives back; absent: not known */
  readonly fixable?: { readonly low: number; readonly high: number };
  readonly texts?: CauseFact['texts'];
  readonly atLeast?: CauseSeverity;
  readonly atMost?: CauseSeverity;
};

/**
 * A cause with its share and its weight. Of a slow-down it has the share that the time it adds to a request is of the
 * time that was added to the endpoint's mean, at most all of it; only what is new has one.
 */
export function causeFact(evidence: Evidence, found: Found): CauseFact {
  const { endpoints, fixable, texts = {}, atLeast, atMost, ...rest } = found;
  const { isNew } = found;
  const slowdown = evidence.slowdown(endpoints[0] ?? null);
  const { addedMs, headMs } = slowdown;
  // Statements that run at once take more time together than the request that waits for them.
  const most = (isNew ? addedMs : null) ?? headMs ?? Number.POSITIVE_INFINITY;
  const ms = found.msPerRequest === null ? null : Math.min(found.msPerRequest, most);
  const share = isNew && ms !== null && addedMs !== null ? Math.min(1, Math.max(0, ms / addedMs)) : null;
  return {
    ...rest,
    msPerRequest: ms,
    severity: severityOf({
      ...{ isNew, ms, share, slowdown },
      ...(atLeast !== undefined && { atLeast }),
      ...(atMost !== undefined && { atMost }),
    }),
    endpoints: endpoints.flatMap((one) => one ?? []),
    shareOfSlowdown: share,
    shareOfRequests: shareOfRequests(evidence, endpoints),
    saving:
      ms === null || fixable === undefined
        ? null
        : { lowMs: ms * fixable.low, highMs: ms * fixable.high, ofMs: headMs },
    texts,
  };
}

function shareOfRequests({ head }: Evidence, endpoints: readonly (string | null)[]): number | null {
  if (endpoints.includes(null) || endpoints.length === 0) return 1;
  const all = head.overall.requests;
  const own = endpoints.map((one) => seriesOf(head, one)?.requests ?? 0);
  return all === 0 ? null : Math.min(1, own.reduce((sum, one) => sum + one, 0) / all);
}

/** Whether any of these endpoints (null: all requests) became slower by so much that the comparison itself warns. */
export const isSlower = (evidence: Evidence, endpoints: readonly (string | null)[]): boolean =>
  endpoints.some((one) => isClear(evidence.slowdown(one)));
