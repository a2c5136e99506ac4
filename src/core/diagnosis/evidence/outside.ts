import type { Evidence } from './evidence.ts';
import { MOST_MS_PER_ROW, mostPerStatement, sumsOf } from './round-trip.ts';
import { seriesOf } from './slowdown.ts';

/** So much of the slow-down has to be left when the database's part, the way there and back, and more rows are taken off. */
const MUCH = 0.35;
/** A rise below this is nothing to look for, ms. */
const FEWEST_MS = 1;
/** Sights of sessions that wait, beyond base's, from which on requests wait for the database without its running. */
const MORE_WAITS = 3;
/** Share of all CPU time from which on requests wait for a CPU, whatever they do. */
export const SATURATED = 0.9;

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

/** All of them, that with the most time outside first; none where requests wait for something that holds all of them up. */
export function slowerOutside(evidence: Evidence): readonly Outside[] {
  if (waitsMore(evidence) || (evidence.reading('head', 'busy') ?? 0) >= SATURATED) return [];
  return lookedAt(evidence)
    .flatMap((endpoint) => outsideOf(evidence, endpoint))
    .toSorted((a, b) => b.outside - a.outside);
}

/** Endpoints that both sides called by themselves, those that run no statement too; null: all requests, where none was. */
function lookedAt({ head, base, uses }: Evidence): readonly (string | null)[] {
  const ofBase = new Set(base?.database?.endpoints.map(({ endpoint }) => endpoint));
  const ofHead = (head.database?.endpoints ?? []).map(({ endpoint }) => endpoint);
  if (ofHead.length > 0) return ofHead.filter((endpoint) => ofBase.has(endpoint));
  return uses.length > 0 ? [null] : [];
}

function outsideOf(evidence: Evidence, endpoint: string | null): readonly Outside[] {
  const uses = evidence.uses.filter((use) => use.endpoint === endpoint);
  const { addedMs: added, baseMs, headMs } = evidence.slowdown(endpoint);
  if (added === null || uses.some(({ isBaseKnown }) => !isBaseKnown)) return [];
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

const waitingOf = (arm: Evidence['base'], endpoint: string | null): number | null =>
  arm === null ? null : (seriesOf(arm, endpoint)?.phases.waiting?.mean ?? null);

function waitsMore({ head, base }: Evidence): boolean {
  const seenOf = (side: Evidence['base']): number =>
    (side?.database?.locks ?? []).reduce((sum, { seen }) => sum + seen, 0);
  return seenOf(head) - seenOf(base) >= MORE_WAITS;
}

/**
 * How much of the time outside of the database is CPU time of the application: its growth per request, against that time
 * over all requests. About 1: it computes; about 0: it waits. Null: CPU time was not read on both sides.
 */
export function computedShare(evidence: Evidence, all: readonly Outside[]): number | null {
  const [head, base] = [evidence.perRequest('head', 'cpu'), evidence.perRequest('base', 'cpu')];
  if (head === null || base === null) return null;
  const requests = evidence.head.overall.requests;
  const expected = all.reduce((sum, { endpoint, outside }) => {
    const own = seriesOf(evidence.head, endpoint)?.requests ?? 0;
    return sum + (requests === 0 ? 0 : (outside * own) / requests);
  }, 0);
  return expected === 0 ? null : (head - base) / expected;
}
