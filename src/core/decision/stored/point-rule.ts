import type { Action } from '../../model/judgement/comparison.ts';
import { type ComparisonClass, NOTICEABLE } from '../../model/judgement/comparison-class.ts';
import type { Metric } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';

export type PointInput = {
  readonly metric: Metric;
  readonly base: number;
  readonly head: number;
  /** requests behind each side */
  readonly samples: { readonly base: number; readonly head: number };
  readonly policy: Pick<Policy, 'warn' | 'fail'>;
};

export type Judged = {
  /** positive: worse, in the metric's own direction; null where base is 0 */
  readonly worse: number | null;
  readonly class: ComparisonClass;
  readonly action: Action | null;
};

/** 105 / 100 − 1 is a little above 0.05 in binary: a change at a limit is not beyond it. */
const ROUNDING = 1e-9;

/** An error rate that grew from 0 is critical from here on. */
const CRITICAL_ERROR_RATE = 0.05;
/** One failed request is an accident: an error rate is worse only with this many more than expected. */
const FEWEST_ERRORS = 3;

/**
 * The user's rule on the point estimate alone: worse than `fail` is critical, worse than `warn` significant,
 * noticeably worse is slower. It does not know noise; what does replaces the inside of this function.
 */
export function judgePoint(input: PointInput): Judged {
  const { metric, base, head, samples } = input;
  const worse = worsening(metric, base, head);
  if (Math.min(samples.base, samples.head) < metric.fewest) {
    return { worse, class: 'inconclusive', action: null };
  }
  const difference = metric.better === 'higher' ? base - head : head - base;
  if (Math.abs(difference) < metric.floor) return { worse, class: 'unchanged', action: null };
  const accident = metric.id === 'error-rate' && Math.abs(difference) * samples.head < FEWEST_ERRORS;
  if (accident) return { worse, class: 'unchanged', action: null };
  if (worse === null) return fromZero(metric, head);
  return { worse, ...byLimits(worse, input.policy) };
}

/** Relative worsening. Where higher is better the sides are swapped, so that halving is +100 %. */
function worsening(metric: Metric, base: number, head: number): number | null {
  const [from, to] = metric.better === 'higher' ? [head, base] : [base, head];
  if (from === 0) return to === 0 ? 0 : null;
  return to / from - 1;
}

function byLimits(worse: number, { warn, fail }: PointInput['policy']): Omit<Judged, 'worse'> {
  const beyond = (limit: number) => worse > limit + ROUNDING;
  if (beyond(fail)) return { class: 'critical', action: 'review recent changes' };
  if (beyond(warn)) return { class: 'significant', action: 'investigate' };
  if (beyond(NOTICEABLE)) return { class: 'slower', action: 'monitor' };
  return { class: worse < -warn / (1 + warn) ? 'improved' : 'unchanged', action: null };
}

/** No ratio exists: an error rate that appears is judged by its size, a rate that vanishes is critical. */
function fromZero(metric: Metric, head: number): Judged {
  const critical = metric.id !== 'error-rate' || head >= CRITICAL_ERROR_RATE;
  return critical
    ? { worse: null, class: 'critical', action: 'review recent changes' }
    : { worse: null, class: 'significant', action: 'investigate' };
}
