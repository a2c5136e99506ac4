import { isShared } from '../../model/evidence/database.ts';
import type { Evidence } from './evidence.ts';
import { MOST_MS_PER_ROW, mostPerStatement, sumsOf, usesAt } from './round-trip.ts';
import { saturationOf } from './saturation.ts';
import { rankOf, seriesOf } from './slowdown.ts';

/** So much of the slow-down has to be left when the database's part, the way there and back, and more rows are taken off. */
const MUCH = 0.35;
/** A rise below this is nothing to look for, ms. */
const FEWEST_MS = 1;
/** Standard errors within which a difference of CPU time may be none, and the share of the time at stake that they may be. */
const ERRORS = 2;
const MOST_ERROR = 0.15;
/** Sights of sessions that wait, beyond base's, from which on requests wait for the database without its running. */
const MORE_WAITS = 3;

export type Sides = { readonly base: number | null; readonly head: number | null };

/** An endpoint that became slower by what the database's time does not explain. */
export type Outside = {
  /** `METHOD name`; null: all requests */
  readonly endpoint: string | null;
  /** to the mean of a request, ms */
  readonly added: number;
  /** of it, outside of the database, ms */
  readonly outside: number;
  readonly request: Sides;
  readonly database: Sides;
  /** time until the first byte of the answer, ms */
  readonly waiting: Sides;
};

/**
 * All of them, those that fared worst first and of these that with the most time outside, not that with the highest share: where
 * all wait for what one of them does, of the others nearly all of a small slow-down is outside. None where requests wait for
 * something that holds all of them up.
 */
export function slowerOutside(evidence: Evidence): readonly Outside[] {
  if (waitsMore(evidence) || saturationOf(evidence) !== null) return [];
  const rank = ({ endpoint }: Outside): number => rankOf(evidence.slowdown(endpoint));
  return lookedAt(evidence)
    .flatMap((endpoint) => outsideOf(evidence, endpoint))
    .toSorted((a, b) => rank(a) - rank(b) || b.outside - a.outside);
}

/** Endpoints that both sides called by themselves, those that run no statement too; null: all requests, where none was. */
function lookedAt({ head, base, uses }: Evidence): readonly (string | null)[] {
  const ofBase = new Set(base?.database?.endpoints.map(({ endpoint }) => endpoint));
  const ofHead = (head.database?.endpoints ?? []).map(({ endpoint }) => endpoint);
  if (ofHead.length > 0) return ofHead.filter((endpoint) => ofBase.has(endpoint));
  return uses.length > 0 ? [null] : [];
}

function outsideOf(evidence: Evidence, endpoint: string | null): readonly Outside[] {
  const uses = usesAt(evidence, endpoint);
  const { addedMs: added, baseMs, headMs } = evidence.slowdown(endpoint);
  if (added === null || uses.some(({ isBaseKnown }) => !isBaseKnown)) return [];
  if (uses.length > 0 && isOfOneUser(evidence)) return [];
  const [before, after] = [sumsOf(evidence, endpoint, 'base'), sumsOf(evidence, endpoint, 'head')];
  const database = { base: before.ms, head: after.ms };
  const trips = Math.max(0, after.calls - before.calls) * mostPerStatement(evidence);
  const rows = Math.max(0, after.rows - before.rows) * MOST_MS_PER_ROW;
  const outside = added - Math.max(0, after.ms - before.ms) - trips - rows;
  if (outside < Math.max(FEWEST_MS, MUCH * added)) return [];
  const waiting = {
    base: waitingOf(evidence.base, endpoint),
    head: waitingOf(evidence.head, endpoint),
  };
  return [{ endpoint, added, outside, request: { base: baseMs, head: headMs }, database, waiting }];
}

/**
 * Whether both sides ask one database at once: then the time of statements is that of one user alone, which says nothing of
 * how long requests wait for it when many ask.
 */
const isOfOneUser = ({ head, base }: Evidence): boolean =>
  [head, base].some((side) => side?.database !== undefined && isShared(side.database));

const waitingOf = (arm: Evidence['base'], endpoint: string | null): number | null =>
  arm === null ? null : (seriesOf(arm, endpoint)?.phases.waiting?.mean ?? null);

function waitsMore({ head, base }: Evidence): boolean {
  const seenOf = (side: Evidence['base']): number =>
    (side?.database?.locks ?? []).reduce((sum, { seen }) => sum + seen, 0);
  return seenOf(head) - seenOf(base) >= MORE_WAITS;
}

/** CPU time that explains hardly any of it makes it a wait. */
const WAITS = 0.2;
/** Most of the rise has to lie before the answer's first byte: after it the answer itself is what takes longer. */
const BEFORE = 0.5;

/** Endpoints that wait for something that is neither the database nor a CPU; none: it is not known. */
export function waitingForOthers(evidence: Evidence, all: readonly Outside[]): readonly Outside[] {
  const found = all.filter(
    ({ waiting: { base, head }, outside }) =>
      base !== null && head !== null && head - base >= BEFORE * outside,
  );
  const computed = computedShare(evidence, found);
  if (computed === null || computed >= WAITS || keepsOneCoreBusy(evidence)) return [];
  return found;
}

/** CPUs in use from which on, and up to which, one thread that runs without a pause is likely behind it. */
const ONE_CORE = { from: 0.8, to: 1.3 };

/**
 * Whether head keeps one CPU busy: what then waits, most likely waits for the one thread that runs its code (an event loop, an
 * interpreter with a lock), however little CPU time a request takes.
 */
function keepsOneCoreBusy(evidence: Evidence): boolean {
  const cores = evidence.coresOf('head');
  return cores !== null && cores >= ONE_CORE.from && cores <= ONE_CORE.to;
}

/** CPU time that explains so much of it makes it work. */
const COMPUTES = 0.5;

/** Whether the application computes in time (ms of a request) that an endpoint spends outside of the database, its own work or others'. */
export function isComputing(evidence: Evidence, endpoint: string | null, outside: number): boolean {
  const share = computedShare(evidence, [{ endpoint, outside }]);
  return keepsOneCoreBusy(evidence) || (share !== null && share >= COMPUTES);
}

/**
 * How much of the time outside of the database is CPU time of the application: its growth per request, against that time
 * over all requests. About 1: it computes; about 0: it waits. Null: CPU time was not read on both sides, or differs so much
 * from window to window that it says neither of an endpoint with so few of the requests.
 */
export function computedShare(
  evidence: Evidence,
  all: readonly Pick<Outside, 'endpoint' | 'outside'>[],
): number | null {
  const [head, base] = [evidence.perRequest('head', 'cpu'), evidence.perRequest('base', 'cpu')];
  const errors = [evidence.errorPerRequest('head', 'cpu'), evidence.errorPerRequest('base', 'cpu')] as const;
  if (head === null || base === null || errors[0] === null || errors[1] === null) return null;
  const requests = evidence.head.overall.requests;
  const expected = all.reduce((sum, { endpoint, outside }) => {
    const own = seriesOf(evidence.head, endpoint)?.requests ?? 0;
    return sum + (requests === 0 ? 0 : (outside * own) / requests);
  }, 0);
  const isUnsure = ERRORS * Math.hypot(errors[0], errors[1]) > MOST_ERROR * expected;
  return expected === 0 || isUnsure ? null : (head - base) / expected;
}
