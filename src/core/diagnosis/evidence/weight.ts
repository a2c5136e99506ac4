import { CAUSE_SEVERITIES } from '../../model/evidence/cause.ts';
import type { Evidence } from './evidence.ts';
import { severityOf, type Weighed } from './severity.ts';
import { rankOf, type Slowdown } from './slowdown.ts';

/** One endpoint (`METHOD name`) that a cause is in; null: all requests. */
export type Somewhere = { readonly endpoint: string | null };
/** What a cause adds to a request, ms, and bounds of its severity. */
export type Weight = Pick<Weighed, 'ms' | 'atLeast' | 'atMost'> & {
  /** it lies beside the duration that is compared, where a request spends so much in all, ms; absent: it is part of it */
  readonly besideMs?: number;
};

/**
 * A cause as one endpoint has it. Of a slow-down it has the share that the time it adds to a request is of the time that was
 * added to the endpoint's mean, at most all of it; only what is new has one.
 */
export function weighedAt(
  evidence: Pick<Evidence, 'slowdown'>,
  isNew: boolean,
  endpoint: string | null,
  { besideMs, ...weight }: Weight,
): Weighed {
  const own = evidence.slowdown(endpoint);
  const slowdown = besideMs === undefined ? own : withBeside(own, besideMs);
  const { addedMs, headMs } = slowdown;
  // Statements that run at once take more time together than the request that waits for them.
  const most = (isNew ? addedMs : null) ?? headMs ?? Number.POSITIVE_INFINITY;
  const ms = weight.ms === null ? null : Math.min(weight.ms, most);
  const share = isNew && ms !== null && addedMs !== null ? Math.min(1, Math.max(0, ms / addedMs)) : null;
  return { ...weight, isNew, ms, share, slowdown };
}

/** Of a request with what lies beside its duration nobody compared whether it became slower. */
const withBeside = (own: Slowdown, besideMs: number): Slowdown => ({
  ...{ ...own, addedMs: null },
  headMs: own.headMs === null ? null : own.headMs + besideMs,
});

/**
 * Endpoints that share a cause, that one first in which it is gravest: one statement takes as long in a request of half a
 * second, where nobody feels it, as in one of five milliseconds. Of what is new then by the endpoint's own slow-down, and by the
 * time that the cause adds: shares that are about as high say nothing of which effect is the large one, and decide only between
 * equal times. Else they stay in their order.
 */
export function worstFirst<T extends Somewhere>(
  evidence: Pick<Evidence, 'slowdown'>,
  isNew: boolean,
  all: readonly T[],
  weightOf: (one: T) => Weight,
): readonly T[] {
  const weighed = all.map((one) => {
    const found = weighedAt(evidence, isNew, one.endpoint, weightOf(one));
    return { one, ...found, severity: CAUSE_SEVERITIES.indexOf(severityOf(found)) };
  });
  const sorted = weighed.toSorted(
    (a, b) =>
      a.severity - b.severity ||
      (isNew
        ? rankOf(a.slowdown) - rankOf(b.slowdown) ||
          (b.ms ?? 0) - (a.ms ?? 0) ||
          (b.share ?? 0) - (a.share ?? 0)
        : 0),
  );
  return sorted.map(({ one }) => one);
}
