import type { Comparison, Evidence } from '../../model/judgement/comparison.ts';
import { NOTICEABLE } from '../../model/judgement/comparison-class.ts';
import type { MetricId, Subject } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { countedError, logCounted } from '../../statistics/counted.ts';
import type { Prior } from '../../statistics/moderated.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { limitsOf, logLimit, worseSign } from '../limits.ts';
import { type EarlierRuns, logsOf, priorFor } from './earlier-runs.ts';
import { judgeStored, STORED_CONFIDENCE, type StoredFound } from './stored-rule.ts';

const INTERVAL = 0.975;
const POWER = 0.8;

export type LatencyInput = {
  readonly subject: Subject;
  readonly metric: MetricId;
  /** in the metric's unit */
  readonly head: number;
  /** what one event more makes of a value that is counted; 0: it is a percentile */
  readonly event: number;
  readonly earlier: EarlierRuns;
  readonly policy: Policy;
};

export type LatencyJudged = Pick<Comparison, 'base' | 'worse' | 'class'> & { readonly evidence: Evidence };

/** One metric against earlier runs; `base` is their centre. null: no earlier run has it. */
export function judgeLatency(input: LatencyInput): LatencyJudged | null {
  const { subject, metric, head, event, earlier, policy } = input;
  const plain = logsOf(earlier.entries, subject, metric, event);
  if (plain.length === 0 || head + event <= 0) return null;
  const limits = limitsOf(policy, subject, metric);
  const sign = worseSign(limits);
  // The floor is read against the newest run: the centre is not known before the rule has run.
  const theta = (limit: number) => logLimit(limit, limits.floor, Math.exp(plain[0] ?? 0));
  const prior = withCounting(priorFor(earlier, { subject: subjectKey(subject), metric }), input);
  const rule = { thetaWarn: theta(limits.warn), thetaFail: theta(limits.fail), prior };
  const found = judgeStored(
    sign * logCounted(head, event),
    plain.map((log) => sign * log),
    rule,
  );
  const base = Math.max(Math.exp(sign * found.location) - event / 2, 0);
  const isLarge = Math.abs(head - base) >= limits.floor;
  // As of error rates: a share that moved by less than the floor is not worth a doubt.
  const isNothing = event > 0 && !isLarge && found.state === 'inconclusive';
  return {
    base,
    worse: Math.expm1(found.difference),
    class: isNothing ? 'unchanged' : classOf(found, isLarge),
    evidence: evidenceOf(found, rule.thetaWarn),
  };
}

/** Few events differ from run to run whatever the machine does. */
function withCounting({ sd, weight }: Prior, { head, event, metric }: LatencyInput): Prior {
  if (event === 0) return { sd, weight };
  return { sd: Math.hypot(sd, countedError(head, event, metric === 'true-share')), weight };
}

function classOf(found: StoredFound, isLarge: boolean): Comparison['class'] {
  if (found.state !== 'unchanged') return found.state;
  const { difference, se, df } = found;
  const real = difference - studentQuantile(INTERVAL, df) * se > 0 && isLarge;
  return real && difference > Math.log1p(NOTICEABLE) ? 'slower' : 'unchanged';
}

function evidenceOf({ difference, se, df, sd, count }: StoredFound, thetaWarn: number): Evidence {
  const half = studentQuantile(INTERVAL, df) * se;
  const least = Math.max(thetaWarn, studentQuantile(STORED_CONFIDENCE, df) * se);
  return {
    way: 'stored',
    low: Math.expm1(difference - half),
    high: Math.expm1(difference + half),
    noise: Math.expm1(sd),
    smallest: Math.expm1(least + studentQuantile(POWER, df) * se),
    count,
    pairs: [],
  };
}
