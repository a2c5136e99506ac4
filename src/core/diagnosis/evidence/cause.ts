import type { CauseFact, CauseSeverity } from '../../model/evidence/cause.ts';
import type { Evidence } from './evidence.ts';
import { isClear, severityOf } from './severity.ts';
import { seriesOf } from './slowdown.ts';
import { type Somewhere, weighedAt } from './weight.ts';

/** What a rule knows of a cause; the rest follows from the evidence. */
export type Found = Pick<
  CauseFact,
  'rule' | 'category' | 'confidence' | 'isNew' | 'msPerRequest' | 'numbers'
> & {
  /** `METHOD name`, worst first; null: all requests */
  readonly endpoints: readonly (string | null)[];
  /** `msPerRequest` of each of them; absent: that of the others is not known */
  readonly msOfEach?: readonly (number | null)[];
  /** share of its time, lowest and highest, that a fix gives back; absent: not known */
  readonly fixable?: { readonly low: number; readonly high: number };
  readonly texts?: CauseFact['texts'];
  readonly atLeast?: CauseSeverity;
  readonly atMost?: CauseSeverity;
  /** ms of a request that it is part of, beside the duration that is compared; absent: it is part of that */
  readonly besideMs?: number;
};

/** Where a cause is and what it adds to a request there, ms. `all`: worst first. */
export const spread = <T extends Somewhere>(
  all: readonly T[],
  msOf: (one: T) => number | null,
): Required<Pick<Found, 'endpoints' | 'msPerRequest' | 'msOfEach'>> => {
  const msOfEach = all.map(msOf);
  return { endpoints: all.map(({ endpoint }) => endpoint), msPerRequest: msOfEach[0] ?? null, msOfEach };
};

/** A cause with its share and its weight, both by the endpoint that has it worst. */
export function causeFact(evidence: Evidence, found: Found): CauseFact {
  const { endpoints, msOfEach, fixable, texts = {}, atLeast, atMost, besideMs, ...rest } = found;
  const { isNew } = found;
  const weighed = weighedAt(evidence, isNew, endpoints[0] ?? null, {
    ms: found.msPerRequest,
    ...(atLeast !== undefined && { atLeast }),
    ...(atMost !== undefined && { atMost }),
    ...(besideMs !== undefined && { besideMs }),
  });
  const { ms, share } = weighed;
  const { headMs } = weighed.slowdown;
  return {
    ...rest,
    msPerRequest: ms,
    severity: severityOf(weighed),
    endpoints: endpoints.flatMap((one) => one ?? []),
    shareOfSlowdown: share,
    ...(isNew && msOfEach !== undefined && sharesOf(evidence, endpoints, msOfEach)),
    shareOfRequests: shareOfRequests(evidence, endpoints),
    saving:
      ms === null || fixable === undefined
        ? null
        : { lowMs: ms * fixable.low, highMs: ms * fixable.high, ofMs: headMs },
    texts,
  };
}

/** Of each of several endpoints; of all requests beside them nothing is told. */
function sharesOf(
  evidence: Evidence,
  endpoints: readonly (string | null)[],
  msOfEach: readonly (number | null)[],
): Pick<CauseFact, 'shares'> {
  const shares = endpoints.flatMap((one, index) =>
    one === null ? [] : [weighedAt(evidence, true, one, { ms: msOfEach[index] ?? null }).share],
  );
  return shares.length > 1 ? { shares } : {};
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
