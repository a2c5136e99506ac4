import type { Comparison, Evidence } from '../../model/judgement/comparison.ts';
import { NOTICEABLE } from '../../model/judgement/comparison-class.ts';
import type { MetricId, Subject } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { limitsOf, logLimit } from '../limits.ts';
import { type EarlierRuns, logsOf } from './earlier-runs.ts';
import { judgeStored, STORED_CONFIDENCE, type StoredFound } from './stored-rule.ts';

const INTERVAL = 0.975;
const POWER = 0.8;

export type LatencyInput = {
  readonly subject: Subject;
  readonly metric: MetricId;
  /** ms */
  readonly head: number;
  readonly earlier: EarlierRuns;
  readonly policy: Policy;
};

export type LatencyJudged = Pick<Comparison, 'base' | 'worse' | 'class'> & { readonly evidence: Evidence };

/** One latency against earlier runs; `base` is their centre. null: no earlier run has it. */
export function judgeLatency({ subject, metric, head, earlier, policy }: LatencyInput): LatencyJudged | null {
  const logs = logsOf(earlier.entries, subject, metric);
  if (logs.length === 0 || head <= 0) return null;
  const limits = limitsOf(policy, subject, metric);
  // The floor is read against the newest run: the centre is not known before the rule has run.
  const theta = (limit: number) => logLimit(limit, limits.floor, Math.exp(logs[0] ?? 0));
  const rule = { thetaWarn: theta(limits.warn), thetaFail: theta(limits.fail), prior: earlier.prior };
  const found = judgeStored(Math.log(head), logs, rule);
  return {
    base: Math.exp(found.location),
    worse: Math.expm1(found.difference),
    class: classOf(found, head, limits.floor),
    evidence: evidenceOf(found, rule.thetaWarn),
  };
}

function classOf(found: StoredFound, head: number, floor: number): Comparison['class'] {
  if (found.state !== 'unchanged') return found.state;
  const { difference, se, df, location } = found;
  const real = difference - studentQuantile(INTERVAL, df) * se > 0 && head - Math.exp(location) >= floor;
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
