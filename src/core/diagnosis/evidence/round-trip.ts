import type { Evidence } from './evidence.ts';
import type { StatementUse } from './statement-use.ts';

/**
 * What a statement costs beside its time in the database, ms: the way there and back, and the driver's work. At most what
 * base's leanest endpoint takes outside of the database for each of its statements, since that is all it has for them and
 * for the rest of its work. 0: not known.
 */
export function mostPerStatement(evidence: Evidence): number {
  const all = [...endpointsOf(evidence)].flatMap((endpoint) => {
    const { calls, ms } = sumsOf(evidence, endpoint, 'base');
    const { baseMs } = evidence.slowdown(endpoint);
    return baseMs === null || calls < 1 ? [] : [Math.max(0, baseMs - ms) / calls];
  });
  return all.length === 0 ? 0 : Math.min(...all);
}

const endpointsOf = ({ uses }: Evidence): ReadonlySet<string | null> =>
  new Set(uses.map(({ endpoint }) => endpoint));

/** To read a row from the database and to send it, at most, ms: beyond that it is the application's own work. */
export const MOST_MS_PER_ROW = 0.1;

/** What all statements of an endpoint come to in one call of it. */
export function sumsOf(
  { uses }: Pick<Evidence, 'uses'>,
  endpoint: string | null,
  side: 'base' | 'head',
): { readonly calls: number; readonly ms: number; readonly rows: number } {
  const own = uses.filter((use) => use.endpoint === endpoint).flatMap((use) => use[side] ?? []);
  return {
    calls: own.reduce((sum, { perCall }) => sum + perCall, 0),
    ms: own.reduce((sum, { msPerCall }) => sum + msPerCall, 0),
    rows: own.reduce((sum, { rowsPerCall }) => sum + rowsPerCall, 0),
  };
}

/** Of the time that was added to an endpoint that which its statements' time in the database does not explain, ms. */
export function leftOf(evidence: Evidence, endpoint: string | null): number {
  const { addedMs } = evidence.slowdown(endpoint);
  if (addedMs === null) return 0;
  const inDatabase = sumsOf(evidence, endpoint, 'head').ms - sumsOf(evidence, endpoint, 'base').ms;
  return Math.max(0, addedMs - Math.max(0, inDatabase));
}

/**
 * Ms that further runs of a statement add to a call of its endpoint beside the database. Of the slow-down that the database
 * does not explain they have so much, by their part of all further statements, but no more than a statement can cost.
 */
export function roundTripsOf(evidence: Evidence, { endpoint, base, head }: StatementUse): number {
  const more = (head?.perCall ?? 0) - (base?.perCall ?? 0);
  if (more <= 0) return 0;
  const [before, after] = [sumsOf(evidence, endpoint, 'base'), sumsOf(evidence, endpoint, 'head')];
  const part = more / Math.max(more, after.calls - before.calls);
  return Math.min(leftOf(evidence, endpoint) * part, more * mostPerStatement(evidence));
}
