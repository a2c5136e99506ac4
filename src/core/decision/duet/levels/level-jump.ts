import type { MetricId } from '../../../model/metric.ts';
import type { Pair } from '../../../model/recording/pairs.ts';
import type { Percentiles } from '../../../model/recording/percentiles.ts';
import type { Arm } from '../../../model/recording/window.ts';
import { logError, logQuantile } from '../../../statistics/percentiles.ts';
import { requestsFor } from '../differences/pair-differences.ts';
import { PRIOR_SD, PRIOR_WEIGHT } from '../duet-rule.ts';

/**
 * A level is another one from this factor on, at either arm. Of 177 real duets on a shared machine, neighbours among
 * them, no p50 moved on both arms by more than 1.37 between groups of rounds, and no p95 by more than 1.6.
 */
const FACTOR = Math.log(2);
/** And from this many standard errors of what rounds of one group differ by. */
const FAR = 4;
/** A level that moves by less, ms, moved by nothing: 0.4 → 0.9 ms. */
const FLOOR_MS = 1;

const LEVELS: readonly (readonly [MetricId, number])[] = [
  ['p50', 0.5],
  ['p95', 0.95],
];

/** That a subject's level moved on both arms alike, between two groups of rounds. */
export type LevelJump = {
  readonly metric: MetricId;
  /** pairs before it, of those that are judged */
  readonly pairsBefore: number;
  /** geometric means over the rounds of the first group and of the one that differs, ms */
  readonly levels: { readonly [A in Arm]: { readonly before: number; readonly after: number } };
};

/**
 * The first group of rounds whose level is far from the first group's, on both arms in the same direction: caches
 * that filled, ids that are used up, a list that grew. null: there is none, or pairs do not say their group.
 */
export function levelJump(pairs: readonly Pair[], subject: string): LevelJump | null {
  const found = LEVELS.flatMap(([metric, q]) => jumpOf(pairs, subject, metric, q) ?? []);
  return found.toSorted((a, b) => a.pairsBefore - b.pairsBefore)[0] ?? null;
}

/** One round of each arm, as logarithms of one percentile. */
type Level = { readonly at: number; readonly base: Read; readonly head: Read };
type Read = { readonly log: number; readonly width: number };
type Groups = readonly (readonly Level[])[];

function jumpOf(pairs: readonly Pair[], subject: string, metric: MetricId, q: number): LevelJump | null {
  const groups = groupsOf(pairs, subject, q);
  const [first, ...later] = groups;
  if (first === undefined || later.length === 0) return null;
  const spread = { base: spreadOf(groups, 'base'), head: spreadOf(groups, 'head') };
  const after = later.find((group) => {
    const [base, head] = [moveOf(first, group, spread, 'base'), moveOf(first, group, spread, 'head')];
    return base !== 0 && base === head;
  });
  if (after === undefined) return null;
  const levels = (arm: Arm) => ({
    before: Math.exp(meanOf(first, arm)),
    after: Math.exp(meanOf(after, arm)),
  });
  return {
    metric,
    pairsBefore: after[0]?.at ?? 0,
    levels: { base: levels('base'), head: levels('head') },
  };
}

/** Rounds that hold requests enough for the percentile, by their group. */
function groupsOf(pairs: readonly Pair[], subject: string, q: number): Groups {
  const read = (percentiles: Percentiles | null | undefined): Read | null =>
    percentiles && percentiles.count >= requestsFor(q)
      ? { log: logQuantile(percentiles, q), width: logError(percentiles, q) }
      : null;
  const levels = pairs.flatMap(({ base, head, group }, at) => {
    const [ofBase, ofHead] = [base, head].map(({ subjects }) => read(subjects[subject]?.percentiles));
    return group !== undefined && ofBase && ofHead ? [{ group, at, base: ofBase, head: ofHead }] : [];
  });
  return [...Map.groupBy(levels, ({ group }) => group).values()];
}

/** −1 or 1: the arm's level fell or rose, far beyond noise; 0: it did not. */
function moveOf(
  before: readonly Level[],
  after: readonly Level[],
  spread: { readonly [A in Arm]: number },
  arm: Arm,
): number {
  const [from, to] = [meanOf(before, arm), meanOf(after, arm)];
  const noise = FAR * spread[arm] * Math.sqrt(1 / before.length + 1 / after.length);
  const isFar = Math.abs(to - from) >= Math.max(FACTOR, noise);
  return isFar && Math.abs(Math.exp(to) - Math.exp(from)) >= FLOOR_MS ? Math.sign(to - from) : 0;
}

function meanOf(levels: readonly Level[], arm: Arm): number {
  return levels.reduce((sum, level) => sum + level[arm].log, 0) / levels.length;
}

/** Standard deviation of a round within its group, drawn towards what is expected before any is seen. */
function spreadOf(groups: Groups, arm: Arm): number {
  const all = groups.flat();
  const width = all.reduce((sum, level) => sum + level[arm].width ** 2, 0) / all.length;
  const squares = groups.reduce((sum, group) => {
    const mean = meanOf(group, arm);
    return sum + group.reduce((own, level) => own + (level[arm].log - mean) ** 2, 0);
  }, 0);
  const expected = PRIOR_WEIGHT * (PRIOR_SD ** 2 + width);
  return Math.sqrt((expected + squares) / (PRIOR_WEIGHT + all.length - groups.length));
}
