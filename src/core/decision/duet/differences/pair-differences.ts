import { median } from 'simple-statistics';
import type { Pair } from '../../../model/recording/pairs.ts';
import type { Percentiles } from '../../../model/recording/percentiles.ts';
import { joined, logError, logQuantile, readingError } from '../../../statistics/percentiles.ts';

/** Requests that must lie beyond a percentile, on either side, for its value to mean something. */
const BEYOND = 5;
/** Rounds of an arm that are joined at most to get there. */
export const MOST_JOINED = 4;
/** A round this much short of the needed requests stays single where the typical one has them. */
const SHORT = 0.9;

/** The paired values of one percentile, a share or a count, in the metric's unit and as logarithms. */
export type PairDifferences = {
  /** ln(head / base) of each pair, or of each group of joined pairs; of what gets better as it grows ln(base / head) */
  readonly differences: readonly number[];
  readonly widths: readonly number[];
  /** what reading them from histograms may be wrong by, in either direction and alike in every pair; 0: exact */
  readonly reading: number;
  /** which start of the servers each is of, from 1 */
  readonly startOf: readonly number[];
  /** geometric means over the rounds: their ratio is the printed change, but for what is counted */
  readonly base: number;
  readonly head: number;
  /** of what is counted over all rounds together, as it is shown: it may be 0; absent: it is a percentile */
  readonly pooled?: { readonly base: number; readonly head: number };
  /** rounds of an arm that hold enough requests for it together, where each holds what is typical */
  readonly joinedRounds: number;
};

/** Requests of an arm in one round or in several joined that the `q`-quantile needs. */
export function requestsFor(q: number): number {
  return Math.ceil(BEYOND / Math.min(q, 1 - q) - 1e-9);
}

/** Requests that a subject's typical round holds, of the arm that has fewer; 0: it is not in any pair. */
export function requestsPerRound(pairs: readonly Pair[], subject: string): number {
  const counts = bothArms(pairs, subject).map(fewer);
  return counts.length === 0 ? 0 : median(counts);
}

/** Whether either arm has values of a subject, and no pair those of both. */
export function isApart(pairs: readonly Pair[], subject: string): boolean {
  const has = (arm: 'base' | 'head') => pairs.some((pair) => pair[arm].subjects[subject]?.percentiles);
  return has('base') && has('head') && bothArms(pairs, subject).length === 0;
}

/**
 * null: too few requests in a typical round for this percentile, even joined. How many rounds are joined follows
 * from the typical round (the median), so that a single short one does not halve the number of pairs; a round
 * that is far too short is joined to its neighbour, since to leave it out would hide a stall.
 */
export function pairDifferences(pairs: readonly Pair[], subject: string, q: number): PairDifferences | null {
  const needed = requestsFor(q);
  const size = roundsFor(pairs, subject, q);
  if (size > MOST_JOINED) return null;
  const groups = grouped(bothArms(pairs, subject), size, SHORT * needed);
  return groups.length === 0 ? null : { ...differencesOf(groups, q), joinedRounds: size };
}

/**
 * Of rounds that have too few requests, joined only as far as leaves `fewest` groups of them. Such a value is not much more
 * than one of the slowest requests, and says nothing of its own scatter: all rounds together do, as much wider as one group has
 * fewer requests. null: there are enough, or far too few.
 */
export function vagueDifferences(
  pairs: readonly Pair[],
  subject: string,
  q: number,
  fewest: number,
): PairDifferences | null {
  const joinedRounds = roundsFor(pairs, subject, q);
  if (joinedRounds > MOST_JOINED) return null;
  const both = bothArms(pairs, subject);
  const most = Math.min(joinedRounds - 1, Math.floor(both.length / fewest));
  for (let size = most; size >= 1; size -= 1) {
    const groups = grouped(both, size, SHORT * size * requestsPerRound(pairs, subject));
    if (groups.length < fewest) continue;
    const whole = { base: joined(both.map(({ base }) => base)), head: joined(both.map(({ head }) => head)) };
    const error = (arm: 'base' | 'head', group: readonly Both[]) =>
      logError(whole[arm], q) * Math.sqrt(whole[arm].count / requestsIn(group, arm));
    const widths = groups.map((group) => (error('base', group) + error('head', group)) / 2);
    return { ...differencesOf(groups, q), widths, joinedRounds };
  }
  return null;
}

/** Typical rounds that hold enough requests together. */
const roundsFor = (pairs: readonly Pair[], subject: string, q: number): number =>
  Math.ceil(requestsFor(q) / Math.max(requestsPerRound(pairs, subject), 1));

function differencesOf(
  groups: readonly (readonly Both[])[],
  q: number,
): Omit<PairDifferences, 'joinedRounds'> {
  const read = (parts: readonly Percentiles[]) => {
    const all = joined(parts);
    return { log: logQuantile(all, q), error: logError(all, q) };
  };
  const values = groups.map((group) => ({
    base: read(group.map(({ base }) => base)),
    head: read(group.map(({ head }) => head)),
  }));
  const centre = (logs: readonly number[]) => Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return {
    differences: values.map(({ base, head }) => head.log - base.log),
    widths: values.map(({ base, head }) => (base.error + head.error) / 2),
    reading: Math.max(...groups.flat().flatMap(({ base, head }) => [readingError(base), readingError(head)])),
    startOf: groups.map(([first]) => first?.start ?? 1),
    base: centre(values.map(({ base }) => base.log)),
    head: centre(values.map(({ head }) => head.log)),
  };
}

type Both = { readonly base: Percentiles; readonly head: Percentiles; readonly start: number };

const fewer = ({ base, head }: Both): number => Math.min(base.count, head.count);

const requestsIn = (group: readonly Both[], arm: 'base' | 'head'): number =>
  group.reduce((sum, one) => sum + one[arm].count, 0);

function bothArms(pairs: readonly Pair[], subject: string): readonly Both[] {
  return pairs.flatMap(({ base, head, start = 1 }) => {
    const [b, h] = [base.subjects[subject]?.percentiles, head.subjects[subject]?.percentiles];
    return b && h ? [{ base: b, head: h, start }] : [];
  });
}

/** The rounds of each start by themselves: one group of two starts would tell nothing of either. */
function grouped(both: readonly Both[], size: number, requests: number): readonly (readonly Both[])[] {
  return [...Map.groupBy(both, ({ start }) => start).values()].flatMap((own) => ofStart(own, size, requests));
}

/** Neighbours until there are `size` of them with `requests` on either arm; the rest goes to the last group. */
function ofStart(both: readonly Both[], size: number, requests: number): readonly (readonly Both[])[] {
  const groups: Both[][] = [];
  let open: Both[] = [];
  for (const pair of both) {
    open.push(pair);
    if (open.length < size || Math.min(requestsIn(open, 'base'), requestsIn(open, 'head')) < requests)
      continue;
    groups.push(open);
    open = [];
  }
  groups.at(-1)?.push(...open);
  return groups;
}

/** Starts of the servers that pairs are of; 1 also where they do not say. */
export function startsDriven(pairs: readonly Pair[]): number {
  return new Set(pairs.map(({ start = 1 }) => start)).size;
}
