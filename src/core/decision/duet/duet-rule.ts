import { median, min } from 'simple-statistics';
import { moderated } from '../../statistics/moderated.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { KAPPA } from '../limits.ts';

/** What is expected of a pair before any is seen: 5 % and its own rounds' uncertainty, worth four pairs. */
export const PRIOR_SD = 0.05;
export const PRIOR_WEIGHT = 4;
/** Two starts of the same build differ by this much, and pairing does not remove it. */
export const START_SD = 0.015;
/** Looks at a growing sample: a pass may be wrong more often than an accusation. */
export const PASS_TO_FLAG = 2.5;
/** The fewest pairs that anything is said of. */
export const FEWEST_PAIRS = 4;

export type DuetRule = {
  /** natural logarithms of the limits' ratios: ln 1.2 for +20 % */
  readonly thetaWarn: number;
  readonly thetaFail: number;
  /** server starts per arm */
  readonly starts: number;
  /** which start each difference is of; empty: not known */
  readonly startOf: readonly number[];
  /** starts that pairs were driven on, also such as are left out; 1: one, or not known */
  readonly startsDriven: number;
  /** error of an arm's values that every pair has alike, as a standard deviation of the logarithm; absent: none */
  readonly reading?: number;
  /** a tail metric may settle while it is still vague: p99 would take all the budget otherwise */
  readonly tail: boolean;
  /** no pair will follow */
  readonly last: boolean;
  /** one-sided, of a single look */
  readonly confidence: number;
};

export type Differences = {
  readonly state: 'regressed' | 'settled' | 'open';
  readonly severity: 'significant' | 'critical' | null;
  /** mean of ln(head / base), in the direction of worse */
  readonly mean: number;
  readonly se: number;
  readonly df: number;
  /** bounds at the rule's confidence: of being worse, and of not being worse */
  readonly low: number;
  readonly high: number;
  /** standard deviation of one pair */
  readonly sd: number;
};

/**
 * Judges the paired log-ratios of one metric: moderated t with a floor for the servers' starts. `widths`: each
 * pair's own uncertainty of its percentile, as a standard deviation of the logarithm. Needs four differences.
 * What is worse has to show by half the limit on every start: rounds of one start are no evidence about another.
 */
export function judgeDifferences(
  differences: readonly number[],
  widths: readonly number[],
  rule: DuetRule,
): Differences {
  const squares = widths.reduce((sum, width) => sum + width ** 2, 0) / Math.max(widths.length, 1);
  const prior = { sd: Math.sqrt(PRIOR_SD ** 2 + 2 * squares), weight: PRIOR_WEIGHT };
  const { mean: middle, sd, df } = moderated(differences, prior, FEWEST_PAIRS);
  const shown = byStart(differences, rule.startOf);
  const starts = rule.startsDriven > 1 ? shown.length : rule.starts;
  const se = Math.sqrt(
    sd ** 2 / differences.length + (2 * START_SD ** 2) / starts + 2 * (rule.reading ?? 0) ** 2,
  );
  const low = middle - studentQuantile(rule.confidence, df) * se;
  const high = middle + studentQuantile(1 - PASS_TO_FLAG * (1 - rule.confidence), df) * se;
  const facts = { mean: middle, se, df, low, high, sd };
  const least = leastOfStarts(shown, rule.startsDriven);
  if (isWorse(middle, low, rule) && least > rule.thetaWarn / 2) {
    const critical = middle > rule.thetaFail && low > rule.thetaWarn && least > rule.thetaWarn;
    return { ...facts, state: 'regressed', severity: critical ? 'critical' : 'significant' };
  }
  return { ...facts, state: isSettled(middle, high, rule) ? 'settled' : 'open', severity: null };
}

/** Differences by the start of the servers that they are of. */
function byStart(differences: readonly number[], startOf: readonly number[]): readonly (readonly number[])[] {
  const found = Map.groupBy(differences.entries(), ([index]) => startOf[index]);
  return [...found.values()].map((own) => own.map(([, difference]) => difference));
}

/**
 * What every start shows at least: the smallest of their medians, since a start of four pairs may hold a disturbed one.
 * Infinite with one start, where there is nothing to compare; −infinite while a start that was driven shows nothing.
 */
function leastOfStarts(shown: readonly (readonly number[])[], startsDriven: number): number {
  if (shown.length < startsDriven) return Number.NEGATIVE_INFINITY;
  if (shown.length < 2) return Number.POSITIVE_INFINITY;
  return min(shown.map((own) => median([...own])));
}

function isWorse(mean: number, low: number, { thetaWarn, last }: DuetRule): boolean {
  if (low <= 0) return false;
  if (last) return mean > KAPPA * thetaWarn;
  return mean > thetaWarn && low > thetaWarn / 2;
}

function isSettled(mean: number, high: number, rule: DuetRule): boolean {
  if (high < rule.thetaWarn) return true;
  const small = mean < rule.thetaWarn / 2;
  return small && (rule.last || (rule.tail && high < rule.thetaFail));
}
