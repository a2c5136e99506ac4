import type { Pair } from '../model/duet.ts';
import type { Percentiles } from '../model/percentiles.ts';
import { joined, logError, logQuantile } from '../statistics/percentiles.ts';

/** Requests that must lie beyond a percentile, on either side, for its value to mean something. */
const BEYOND = 5;
/** Rounds of an arm that are joined at most to get there. */
const MOST_JOINED = 4;

/** The paired values of one percentile, in ms and as logarithms. */
export type PairDifferences = {
  /** ln(head / base) of each pair, or of each group of joined pairs */
  readonly differences: readonly number[];
  readonly widths: readonly number[];
  /** geometric means over the rounds, ms: their ratio is the printed change */
  readonly base: number;
  readonly head: number;
  /** rounds of an arm joined into one */
  readonly joinedRounds: number;
};

/** null: too few requests in every round for this percentile, even joined. */
export function pairDifferences(pairs: readonly Pair[], subject: string, q: number): PairDifferences | null {
  const both = pairs.flatMap(({ base, head }) => {
    const [b, h] = [base.subjects[subject]?.percentiles, head.subjects[subject]?.percentiles];
    return b && h ? [{ base: b, head: h }] : [];
  });
  if (both.length === 0) return null;
  const fewest = BEYOND / Math.min(q, 1 - q);
  const typical = Math.min(...both.map(({ base, head }) => Math.min(base.count, head.count)));
  const size = Math.ceil(fewest / Math.max(typical, 1) - 1e-9);
  if (size > MOST_JOINED) return null;
  const groups = Array.from({ length: Math.floor(both.length / size) }, (_, index) =>
    both.slice(index * size, (index + 1) * size),
  );
  if (groups.length === 0) return null;
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
    base: centre(values.map(({ base }) => base.log)),
    head: centre(values.map(({ head }) => head.log)),
    joinedRounds: size,
  };
}
