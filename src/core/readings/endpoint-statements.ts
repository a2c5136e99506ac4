import { mean, median, sum } from 'simple-statistics';
import type { EndpointStatements, StatementOfEndpoint } from '../model/evidence/statement.ts';
import type { RanById } from './ran-between.ts';

/** One call of an endpoint while no other ran, between two readings of the database's counters. */
export type EndpointCall = {
  /** `METHOD name` */
  readonly endpoint: string;
  /** between the readings, ms */
  readonly ms: number;
  readonly ran: RanById;
};

/** A time in which no request ran: whatever the database did then belongs to none. */
export type IdleTime = Pick<EndpointCall, 'ms' | 'ran'>;

/** The first calls prepare statements, fill caches and open connections: left out where this many more are there. */
const FIRST = 2;
const FEWEST_BESIDE = 3;
/** From fewer calls nobody can tell a statement that always runs from one that often does. */
const FEWEST_EXACT = 5;
/** A machine that is busy runs timers unevenly: what is in the background may be so much more at another time. */
const UNEVEN = 2;
/** Standard deviations of a Poisson count that chance may add to a background statement. */
const CHANCE = 3;
/** That an endpoint keeps, those with most time: one that runs more has another problem. */
const MOST_STATEMENTS = 100;

const NOTHING = { calls: 0, totalMs: 0, rows: 0 };

/**
 * Which statements each endpoint runs, and how often per call, of calls that were made one at a time; by the
 * endpoints' names, and statements by their time.
 *
 * The first two calls of an endpoint are left out where at least three others are there. A statement that ran in at least
 * half of the calls counts with the median of its numbers, which what happens beside an endpoint now and then does not
 * move; it is exact where all of at least five calls had the same number. One that ran in fewer than half of them counts
 * with their mean, below 1 as a rule, and never exactly: a cache that was missed, a page that some calls have.
 *
 * What also runs while no request does is the application's own (health checks, pools, jobs). It is left out of an
 * endpoint in whose calls it ran in fewer than half, and of one that had no more of it than twice its rate in the idle time
 * (one sight added, since a few say little) and three standard deviations of that Poisson count explain. Of what ran in
 * one call alone nobody knows whether the endpoint ran it: left out where there are five calls.
 */
export function endpointStatements(
  calls: readonly EndpointCall[],
  idle: readonly IdleTime[],
): readonly EndpointStatements[] {
  const perMs = backgroundOf(idle);
  const byEndpoint = [...Map.groupBy(calls, ({ endpoint }) => endpoint)];
  return byEndpoint
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([endpoint, all]) => {
      const kept = all.length >= FIRST + FEWEST_BESIDE ? all.slice(FIRST) : all;
      const ids = new Set(kept.flatMap(({ ran }) => [...ran.keys()]));
      const statements = [...ids].flatMap((id) => statementOf(id, kept, perMs.get(id) ?? 0) ?? []);
      return {
        endpoint,
        calls: kept.length,
        ms: median(kept.map(({ ms }) => ms)),
        statements: statements.toSorted((a, b) => b.msPerCall - a.msPerCall).slice(0, MOST_STATEMENTS),
      };
    });
}

/** Calls of each statement per ms in which no request ran; none: it never did. */
function backgroundOf(idle: readonly IdleTime[]): ReadonlyMap<string, number> {
  const ms = sum(idle.map((time) => time.ms));
  const seen = new Map<string, number>();
  for (const [id, { calls }] of idle.flatMap(({ ran }) => [...ran]))
    seen.set(id, (seen.get(id) ?? 0) + calls);
  return new Map([...seen].map(([id, count]) => [id, (count + 1) / Math.max(ms, 1)]));
}

/** Null: the endpoint does not run it, as far as anybody can tell. */
function statementOf(
  id: string,
  calls: readonly EndpointCall[],
  backgroundPerMs: number,
): StatementOfEndpoint | null {
  const ran = calls.map((call) => call.ran.get(id) ?? NOTHING);
  const counts = ran.map((one) => one.calls);
  const beside = UNEVEN * backgroundPerMs * sum(calls.map(({ ms }) => ms));
  const sights = counts.filter((count) => count > 0).length;
  const isUsual = sights * 2 >= calls.length;
  const isBeside = !isUsual || sum(counts) <= beside + CHANCE * Math.sqrt(beside);
  if (backgroundPerMs > 0 && isBeside) return null;
  if (sights === 1 && calls.length >= FEWEST_EXACT) return null;
  const middle = isUsual ? median : mean;
  return {
    id,
    perCall: middle(counts),
    isExact: calls.length >= FEWEST_EXACT && counts.every((count) => count === counts[0]),
    msPerCall: middle(ran.map(({ totalMs }) => totalMs)),
    rowsPerCall: middle(ran.map(({ rows }) => rows)),
  };
}
