import type { Evidence } from './evidence.ts';
import { once } from './once.ts';
import { beforeOf, type StatementUse } from './statement-use.ts';

/**
 * What a statement costs beside its time in the database, ms: the way there and back, and the driver's work. At most what
 * base's leanest endpoint takes outside of the database for each of its statements, since that is all it has for them and
 * for the rest of its work. 0: not known.
 */
export const mostPerStatement: (evidence: Evidence) => number = once((evidence: Evidence) => {
  const all = [...endpointsOf(evidence)].flatMap((endpoint) => {
    const { calls, ms } = sumsOf(evidence, endpoint, 'base');
    const { baseMs } = evidence.slowdown(endpoint);
    return baseMs === null || calls < 1 ? [] : [Math.max(0, baseMs - ms) / calls];
  });
  return all.reduce((least, one) => Math.min(least, one), all[0] ?? 0);
});

const endpointsOf = ({ uses }: Evidence): ReadonlySet<string | null> =>
  new Set(uses.map(({ endpoint }) => endpoint));

/** To read a row from the database and to send it, at most, ms: beyond that it is the application's own work. */
export const MOST_MS_PER_ROW = 0.1;

type Sums = { readonly calls: number; readonly ms: number; readonly rows: number };

/** What all statements of an endpoint come to in one call of it. */
export const sumsOf = (
  { uses }: Pick<Evidence, 'uses'>,
  endpoint: string | null,
  side: 'base' | 'head',
): Sums => sumsIn(uses)[side].get(endpoint) ?? NO_SUMS;

const NO_SUMS: Sums = { calls: 0, ms: 0, rows: 0 };

const sumsIn = once((uses: readonly StatementUse[]) => ({
  base: sumsOfSide(uses, 'base'),
  head: sumsOfSide(uses, 'head'),
}));

function sumsOfSide(uses: readonly StatementUse[], side: 'base' | 'head'): ReadonlyMap<string | null, Sums> {
  const all = new Map<string | null, Sums>();
  for (const { endpoint, [side]: own } of uses) {
    const before = all.get(endpoint) ?? NO_SUMS;
    all.set(endpoint, {
      calls: before.calls + (own?.perCall ?? 0),
      ms: before.ms + (own?.msPerCall ?? 0),
      rows: before.rows + (own?.rowsPerCall ?? 0),
    });
  }
  return all;
}

/** What there is of an endpoint. */
export const usesAt = ({ uses }: Pick<Evidence, 'uses'>, endpoint: string | null): readonly StatementUse[] =>
  usesIn(uses).get(endpoint) ?? [];

const usesIn = once((uses: readonly StatementUse[]) => Map.groupBy(uses, ({ endpoint }) => endpoint));

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
export function roundTripsOf(evidence: Evidence, use: StatementUse): number {
  const { endpoint, head } = use;
  const more = (head?.perCall ?? 0) - (beforeOf(use)?.perCall ?? 0);
  if (more <= 0) return 0;
  const [before, after] = [sumsOf(evidence, endpoint, 'base'), sumsOf(evidence, endpoint, 'head')];
  const part = more / Math.max(more, after.calls - before.calls);
  return Math.min(leftOf(evidence, endpoint) * part, more * mostPerStatement(evidence));
}
