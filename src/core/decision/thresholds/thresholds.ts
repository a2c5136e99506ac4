import type { JudgedThreshold } from '../../model/judgement/judgement.ts';
import type { Reason } from '../../model/judgement/reason.ts';
import type { Policy } from '../../model/policy.ts';
import type { ThresholdResult } from '../../model/recording/workload.ts';
import { thresholdValue } from './threshold-value.ts';

/** Head's thresholds, each with what the same one showed on base. */
export function onBothSides(
  head: readonly ThresholdResult[],
  base: readonly ThresholdResult[] = [],
): readonly JudgedThreshold[] {
  return head.map((threshold) => {
    const { metric, expression } = threshold;
    const same = base.find((one) => one.metric === metric && one.expression === expression);
    if (same === undefined) return threshold;
    return { ...threshold, base: { value: same.value, crossed: same.crossed } };
  });
}

/**
 * What the script's crossed thresholds do. One that base crosses too says nothing about the change, and only warns,
 * unless the policy keeps k6's own meaning.
 */
export function thresholdReasons(
  thresholds: readonly JudgedThreshold[],
  policy: Pick<Policy, 'thresholds' | 'failOn'>,
): readonly Reason[] {
  if (policy.thresholds === 'ignore') return [];
  return thresholds.flatMap((threshold, index): readonly Reason[] => {
    if (!threshold.crossed) return [];
    const severity = isFailure(threshold, policy) ? 'error' : 'warning';
    const text = `k6 threshold crossed: ${threshold.metric} ${threshold.expression} (measured ${measuredText(threshold)})`;
    return [{ kind: 'threshold', severity, text, of: { kind: 'threshold', index } }];
  });
}

function isFailure(
  { base }: JudgedThreshold,
  { thresholds, failOn }: Pick<Policy, 'thresholds' | 'failOn'>,
): boolean {
  if (failOn === 'warn' || thresholds === 'fail') return true;
  return thresholds === 'head-only' && base?.crossed !== true;
}

/** "6.56 %; base crosses it too: 6.46 %", "6.56 %, on base 0.4 %" */
export function measuredText({ base, ...threshold }: JudgedThreshold): string {
  const ofHead = thresholdValue(threshold);
  if (base === undefined) return ofHead;
  const ofBase = thresholdValue({ ...threshold, value: base.value });
  return base.crossed ? `${ofHead}; base crosses it too: ${ofBase}` : `${ofHead}, on base ${ofBase}`;
}
