import { min } from 'simple-statistics';
import type { Fullness, LostLevel } from '../../../model/decision/compared.ts';
import { areRuns, type Pair } from '../../../model/recording/pairs.ts';
import { logLimit } from '../../limits.ts';
import { FEWEST_PAIRS } from '../duet-rule.ts';
import type { PairedMetric } from '../paired-metric.ts';

/** Slices of one level, or its share of whole runs, by its place; null: on the way from one to another. */
export type OfLevel = { readonly level: number | null; readonly pairs: readonly Pair[] };

/**
 * The slices of a load that changes, by the level that was held; those on the way to another together. A level with too
 * few of them goes with those on the way. None: the pairs are rounds, or of one level. Whole runs have theirs already.
 */
export function levelsOf(pairs: readonly Pair[]): readonly OfLevel[] {
  if (areRuns(pairs)) return levelsOfRuns(pairs);
  if (pairs.every(({ slice }) => slice === undefined)) return [];
  const byLevel = Map.groupBy(pairs, ({ slice }) => slice?.level ?? null);
  const held = [...byLevel].filter(([level, own]) => level !== null && own.length >= FEWEST_PAIRS);
  const rest = pairs.filter((pair) => !held.some(([, own]) => own.includes(pair)));
  const levels: readonly OfLevel[] = held.map(([level, own]) => ({ level, pairs: own }));
  const all = rest.length >= FEWEST_PAIRS ? [...levels, { level: null, pairs: rest }] : levels;
  return all.length > 1 ? all : [];
}

/** A run gives one difference for each level, however long that is held. */
function levelsOfRuns(pairs: readonly Pair[]): readonly OfLevel[] {
  const all = pairs.flatMap(({ run, ...pair }) =>
    (run?.levels ?? []).map(({ level, ...sides }) => ({
      level,
      pair: { ...pair, ...sides, run: { levels: [] } },
    })),
  );
  return [...Map.groupBy(all, ({ level }) => level)].map(([level, own]) => ({
    level,
    pairs: own.map(({ pair }) => pair),
  }));
}

/** Slices that make a group, in which a level of one load may jump. */
const GROUP = 3;

/**
 * Slices of one level in groups, as rounds are: whether what they show moves while the load does not (a cache that
 * fills). Where the load changes, its own changes are none of these.
 */
export function inGroups(pairs: readonly Pair[]): readonly Pair[] {
  const levels = new Set(pairs.map(({ slice }) => slice?.level));
  const [level] = levels;
  if (levels.size !== 1 || level === undefined || level === null) return pairs;
  return pairs.map((pair, index) => ({ ...pair, group: 1 + Math.floor(index / GROUP) }));
}

/** What each of so many looks at one run may be sure of, so that all together are as sure as one (Bonferroni). */
export const familyConfidence = (confidence: number, looks: number): number => 1 - (1 - confidence) / looks;

/**
 * Of each metric what the worst level says: one that is worse, else one that may be, else all slices together. A slow-down
 * at the peak alone must not drown in calm slices. `each`: as `whole`, in the same order.
 */
export function worstLevel(
  whole: readonly PairedMetric[],
  each: readonly (readonly PairedMetric[])[],
): readonly PairedMetric[] {
  return whole.map((metric, index) => {
    const ofLevels = each.flatMap((metrics) => metrics[index] ?? []);
    const worst = ofLevels.toSorted((a, b) => badness(b) - badness(a))[0];
    return worst !== undefined && badness(worst) > Math.max(badness(metric), 0) ? worst : metric;
  });
}

/** 0: nothing speaks for a change; from 1 on nothing can be said, from 2 on it is one, from 3 on a large one. */
function badness(metric: PairedMetric): number {
  if (metric.kind !== 'latency' && metric.kind !== 'errors') return 0;
  const { found } = metric;
  if (found === null || found.state === 'settled') return 0;
  if (found.severity !== null) return found.severity === 'critical' ? 3 + sizeOf(metric) : 2 + sizeOf(metric);
  if (metric.kind !== 'latency') return 0;
  const isVague = metric.noRoom !== undefined || metric.lost !== undefined || metric.jump !== null;
  return isVague || isLikely(metric) ? 1 : 0;
}

/** Of the limit, from which on an open level counts: nearer to nothing some level of several often lies by chance. */
const LIKELY = 0.75;

function isLikely({ found, limits, values }: PairedMetric & { readonly kind: 'latency' }): boolean {
  return found !== null && found.mean >= LIKELY * logLimit(limits.warn, limits.floor, values.base);
}

/** 0…1, larger the larger the change. */
function sizeOf(metric: PairedMetric & { readonly kind: 'latency' | 'errors' }): number {
  const size = metric.kind === 'latency' ? (metric.found?.mean ?? 0) : metric.found.head - metric.found.base;
  return Math.atan(Math.max(size, 0)) / (Math.PI / 2);
}

/**
 * Latencies of a level that was lost are open, whatever they show. `noRoom`: it was for want of room. Where head is what
 * fills the machine, since each slice shows that its requests cost more CPU, what each slice shows to be worse stays so.
 * Latency alone does not tell: a side that waits a little longer on a full machine falls behind, and its queue grows.
 */
export function asLost(
  metrics: readonly PairedMetric[],
  { usable, of, why, noRoom }: LostLevel & { readonly noRoom?: Fullness },
): readonly PairedMetric[] {
  const isFilledByHead =
    noRoom !== undefined &&
    metrics.some((metric) => metric.metric === 'cpu-per-request' && isWorseInEach(metric));
  return metrics.map((metric) => {
    if (metric.kind !== 'latency' || metric.found === null) return metric;
    if (isFilledByHead && isWorseInEach(metric)) return metric;
    const { noRoom: _own, found, ...rest } = metric;
    const open = { ...found, state: 'open', severity: null } as const;
    return { ...rest, ...(noRoom && { noRoom }), lost: { usable, of, why }, found: open };
  });
}

/** Whether it is worse, and by the limit in every slice. */
function isWorseInEach(metric: PairedMetric): boolean {
  if (metric.kind !== 'latency' || metric.found?.state !== 'regressed') return false;
  const { limits, values } = metric;
  return min([...values.differences]) > logLimit(limits.warn, limits.floor, values.base);
}

/** Where a load was not delivered, its errors say nothing either. */
export const withoutErrors = (metrics: readonly PairedMetric[]): readonly PairedMetric[] =>
  metrics.map((metric) => {
    if (metric.kind !== 'errors') return metric;
    const { found: _found, ...common } = metric;
    return { ...common, kind: 'vague' };
  });
