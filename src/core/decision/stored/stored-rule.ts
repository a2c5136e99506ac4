import { moderated, type Prior } from '../../statistics/moderated.ts';
import { studentQuantile, studentTail } from '../../statistics/student.ts';
import { KAPPA } from '../limits.ts';

/** Runs that the location is taken from, and that the spread is learned from. */
export const LOCATED_BY = 10;
const SPREAD_BY = 30;
/** Values from which on outliers can be told. */
export const ROBUST_FROM = 3;
/** With fewer earlier runs nothing is called a warning: only "fine", "not known" or "far beyond". */
export const FEW = 3;
export const STORED_CONFIDENCE = 0.99;
/** A worsening beyond the limit this unlikely is ruled out. */
export const RULED_OUT = 0.05;

export type StoredRule = {
  /** natural logarithms of the limits' ratios */
  readonly thetaWarn: number;
  readonly thetaFail: number;
  /** what is expected of the spread from run to run before any is seen */
  readonly prior: Prior;
};

export type StoredFound = {
  readonly state: 'critical' | 'significant' | 'improved' | 'unchanged' | 'inconclusive';
  /** centre of the earlier runs, natural logarithm */
  readonly location: number;
  /** worsening of head against it, natural logarithm */
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  /** standard deviation of one run */
  readonly sd: number;
  /** probability that the true worsening is beyond the warning limit, 0…1 */
  readonly beyond: number;
  readonly count: number;
};

/**
 * Judges one run against earlier ones by a moderated t: `head` and `earlier` (newest first, at least one) are natural
 * logarithms in which higher is worse.
 */
export function judgeStored(head: number, earlier: readonly number[], rule: StoredRule): StoredFound {
  const near = earlier.slice(0, LOCATED_BY);
  const { mean: location } = moderated(near, rule.prior, ROBUST_FROM);
  const { sd, df } = moderated(earlier.slice(0, SPREAD_BY), rule.prior, ROBUST_FROM);
  const se = sd * Math.sqrt(1 + 1 / near.length);
  const difference = head - location;
  const beyond = studentTail((rule.thetaWarn - difference) / se, df);
  const facts = { location, difference, se, df, sd, beyond, count: near.length };
  return { ...facts, state: stateOf(facts, rule) };
}

type Facts = Omit<StoredFound, 'state'>;

function stateOf(facts: Facts, { thetaWarn, thetaFail }: StoredRule): StoredFound['state'] {
  const { difference, se, df, beyond, count } = facts;
  const reach = studentQuantile(STORED_CONFIDENCE, df) * se;
  if (difference > thetaFail && difference - reach > thetaWarn) return 'critical';
  if (difference > KAPPA * thetaWarn && difference - reach > 0)
    return count < FEW ? 'inconclusive' : 'significant';
  if (difference + reach < 0 && difference < -thetaWarn) return 'improved';
  return beyond < RULED_OUT ? 'unchanged' : 'inconclusive';
}
