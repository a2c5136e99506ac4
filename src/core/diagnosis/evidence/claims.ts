import type { CauseFact } from '../../model/evidence/cause.ts';
import { endpointKey } from '../../model/subject-key.ts';
import type { Evidence } from './evidence.ts';
import { once } from './once.ts';
import { leftOf, usesAt } from './round-trip.ts';
import { seriesOf } from './slowdown.ts';
import { addedMs } from './users.ts';

/** Of a stretch of time what a cause says is its own. */
export type Claim = {
  /** which stretch: those of one name are one */
  readonly of: string;
  /** of all there is; of time outside of the database, or in a statement: measured by itself, or estimated of what is left */
  readonly kind: 'all' | 'measured' | 'estimated';
  readonly ms: number;
  /** how long it is */
  readonly mostMs: number;
  /** from its ms to ms of a request of the cause's first endpoint */
  readonly times: number;
};

/** Opening a connection lies before what k6 measures as a request's duration: it has no part of it. */
const BEFORE_REQUESTS = 'connections-not-reused';

/** Stretches of time that a cause is part of. What is new claims what was added, and what base has too all of a request's time. */
export function claimsOf(evidence: Evidence, fact: CauseFact): readonly Claim[] {
  const { msPerRequest: ms, isNew, endpoints } = fact;
  if (ms === null || ms === 0 || fact.rule === BEFORE_REQUESTS) return [];
  const endpoint = endpoints[0] ?? null;
  const { addedMs: added, headMs } = evidence.slowdown(endpoint);
  const name = (of: string): string => `${isNew} ${of} ${endpoint}`;
  const mostMs = isNew ? added : headMs;
  const own = inStatement(evidence, fact, name('statement'));
  // Of what did not get slower there is nothing to share.
  if (mostMs === null) return own;
  const whole = { of: name('all'), kind: 'all', ms, mostMs, times: 1 } as const;
  if (!isNew) return [whole, ...own];
  return [
    ...[whole, ...outside(evidence, fact, name('outside')), ...ofAllRequests(evidence, endpoint, ms)],
    ...own,
  ];
}

/** Estimates of what a statement costs beside its time in the database. */
const besideOf = ({ numbers: { trips, handling } }: CauseFact): number =>
  (trips?.head ?? 0) + (handling?.head ?? 0);

/** Of time that an endpoint spends outside of the database; where nobody looked into one, that is all of it. */
function outside(evidence: Evidence, fact: CauseFact, of: string): readonly Claim[] {
  const { msPerRequest, category, endpoints, texts } = fact;
  const ms = category === 'database' ? besideOf(fact) : (msPerRequest ?? 0);
  const mostMs = leftOf(evidence, endpoints[0] ?? null);
  if (ms === 0 || mostMs === 0) return [];
  const kind = texts['function'] === undefined ? 'estimated' : 'measured';
  return [{ of, kind, ms: Math.min(ms, msPerRequest ?? ms), mostMs, times: 1 }];
}

/** Of the time of one statement, which two causes may share: that it is run more often, and that each run takes longer. */
function inStatement(evidence: Evidence, fact: CauseFact, of: string): readonly Claim[] {
  const { msPerRequest, endpoints, texts, isNew } = fact;
  const use = usesAt(evidence, endpoints[0] ?? null).find(({ shape }) => shape === texts['statement']);
  const ms = Math.max(0, (msPerRequest ?? 0) - besideOf(fact));
  if (use === undefined || ms === 0) return [];
  return [{ of: `${of} ${use.shape}`, kind: 'estimated', ms, mostMs: addedMs(use, isNew), times: 1 }];
}

/** Ms per request of all; what other endpoints took less hides nothing of it. */
const addedToAll = once((evidence: Evidence): number => {
  const each = evidence.head.endpoints.map(endpointKey);
  const sum = each.reduce(
    (all, one) => all + (evidence.slowdown(one).addedMs ?? 0) * partOf(evidence, one),
    0,
  );
  return Math.max(evidence.slowdown(null).addedMs ?? 0, sum);
});

/** Of the time that was added to all requests: what holds all of them up, and what holds up one endpoint's, share it. */
function ofAllRequests(evidence: Evidence, endpoint: string | null, ms: number): readonly Claim[] {
  const [part, mostMs] = [partOf(evidence, endpoint), addedToAll(evidence)];
  if (part === 0 || mostMs === 0) return [];
  return [{ of: 'of all requests', kind: 'all', ms: ms * part, mostMs, times: 1 / part }];
}

/** Of all requests, those of an endpoint. */
function partOf({ head }: Evidence, endpoint: string | null): number {
  const { requests } = head.overall;
  return requests === 0 ? 0 : (seriesOf(head, endpoint)?.requests ?? 0) / requests;
}
