import type { Compare } from '../../model/decision/decision.ts';
import type { Comparison, Evidence } from '../../model/judgement/comparison.ts';
import { DUET_CONFIDENCE, type Policy } from '../../model/policy.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { PASS_TO_FLAG, PRIOR_WEIGHT, START_SD } from '../duet/duet-rule.ts';
import { KAPPA, limitsOf } from '../limits.ts';
import { FEW, LOCATED_BY, RULED_OUT, STORED_CONFIDENCE } from '../stored/stored-rule.ts';

/** More than this nobody waits for, be it pairs of rounds in one duet or in a longer one. */
const MOST_FORECAST = 200;
const MOST_RUNS = 30;
/** Of the interval in `Evidence`, one-sided. */
const SHOWN = 0.975;

type Known = Pick<Comparison, 'evidence' | 'worse' | 'base' | 'subject' | 'metric'>;

/**
 * About how many pairs of rounds more would settle a comparison of a duet, if its change and its noise stay as they
 * are. `near`: no number that anyone waits for would, since starts of one build differ too. `split`: all pairs together
 * say that it is worse, and one start of the servers by itself does not. null: not known.
 */
export function morePairs(
  comparison: Known,
  comparing: Pick<Compare, 'pairs'>,
  policy: Policy,
): number | 'near' | 'split' | null {
  const { evidence, worse } = comparison;
  if (evidence === undefined || worse === null || evidence.count === 0) return null;
  const limit = thetaOf(comparison, policy);
  const change = Math.log1p(worse);
  const confidence = policy.confidence ?? DUET_CONFIDENCE;
  if (change > limit && boundOf(evidence, change, confidence) > limit / 2) return 'split';
  const pass = { margin: limit - change, surety: 1 - PASS_TO_FLAG * (1 - confidence) };
  const wanted = change < limit ? pass : { margin: change - limit / 2, surety: confidence };
  const variance = Math.log1p(evidence.noise) ** 2;
  const se = (pairs: number) => Math.sqrt(variance / pairs + 2 * START_SD ** 2);
  // Rounds of few requests are joined, so that one difference may take several pairs.
  const each = Math.max(1, Math.round(comparing.pairs / evidence.count));
  const more = fewestMore(evidence.count, Math.floor(MOST_FORECAST / each), se, wanted);
  return more === null ? 'near' : more * each;
}

/** About how many stored runs more would settle a comparison; null: no number would. */
export function moreRuns(comparison: Known, policy: Policy): number | null {
  const { evidence, worse } = comparison;
  if (evidence === undefined || worse === null) return null;
  if (evidence.count < FEW) return FEW - evidence.count;
  const limit = thetaOf(comparison, policy);
  const change = Math.log1p(worse);
  const pass = { margin: limit - change, surety: 1 - RULED_OUT };
  const wanted = change < KAPPA * limit ? pass : { margin: change, surety: STORED_CONFIDENCE };
  const sd = Math.log1p(evidence.noise);
  const se = (runs: number) => sd * Math.sqrt(1 + 1 / Math.min(runs, LOCATED_BY));
  return fewestMore(evidence.count, MOST_RUNS, se, wanted);
}

/** The rule's own lower bound, from that of the interval that is shown. */
function boundOf({ low, count }: Evidence, change: number, confidence: number): number {
  const df = count - 1 + PRIOR_WEIGHT;
  const se = (change - Math.log1p(low)) / studentQuantile(SHOWN, df);
  return change - studentQuantile(confidence, df) * se;
}

type Wanted = { readonly margin: number; readonly surety: number };

/** The fewest further observations, 1 to `most`, with which the margin is wide enough; null: more than that. */
function fewestMore(
  known: number,
  most: number,
  se: (count: number) => number,
  { margin, surety }: Wanted,
): number | null {
  const all = Array.from({ length: most }, (_, index) => index + 1);
  const enough = all.find((more) => {
    const count = known + more;
    return margin >= studentQuantile(surety, count - 1 + PRIOR_WEIGHT) * se(count);
  });
  return enough ?? null;
}

/** The warning limit as a logarithm; a change below the floor is nothing, whatever its ratio. */
function thetaOf({ subject, metric, base }: Known, policy: Policy): number {
  const limits = limitsOf(policy, subject, metric);
  return Math.max(Math.log1p(limits.warn), Math.log1p(limits.floor / Math.max(base ?? 0, 1e-9)));
}
