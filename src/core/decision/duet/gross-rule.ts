import { min } from 'simple-statistics';
import { moderated } from '../../statistics/moderated.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { type Differences, type DuetRule, FEWEST_PAIRS, START_SD } from './duet-rule.ts';

/** Pairs of whole runs that a gross regression takes. All else takes four, as of rounds. */
export const FEWEST_RUNS = 2;
/**
 * What two runs of one build, one after the other, are taken to differ by until four pairs show it, three times what rounds
 * are: on simulated runners that accuses at most 1 of 1000 (docs/statistics.md). Worth four pairs.
 */
const PRIOR_SD = 0.15;
const PRIOR_WEIGHT = 4;

/**
 * Judges two or three differences of whole runs. So few say nothing of their own noise, so all of them have to lie beyond
 * the limit that fails, and their mean so far beyond the one that warns that runs far noisier than usual do not explain it.
 * Nothing else is ever called settled or worse by it.
 */
export function judgeGross(differences: readonly number[], rule: DuetRule): Differences {
  const { mean, sd, df } = moderated(differences, { sd: PRIOR_SD, weight: PRIOR_WEIGHT }, FEWEST_PAIRS);
  const se = Math.sqrt(sd ** 2 / differences.length + 2 * START_SD ** 2 + 2 * (rule.reading ?? 0) ** 2);
  const half = studentQuantile(rule.confidence, df) * se;
  const facts = { mean, se, df, low: mean - half, high: mean + half, sd };
  const isGross = min([...differences]) > rule.thetaFail && facts.low > rule.thetaWarn;
  return { ...facts, ...(isGross ? GROSS : OPEN) };
}

const GROSS = { state: 'regressed', severity: 'critical' } as const;
const OPEN = { state: 'open', severity: null } as const;
