import type { Ground } from '../../model/decision/ground.ts';
import type { Note } from '../../model/decision/note.ts';
import { isSampled, type JudgedThreshold } from '../../model/judgement/judged-threshold.ts';
import type { Policy } from '../../model/policy.ts';
import type { ThresholdResult } from '../../model/recording/workload.ts';

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

/** Those that nothing was measured for: they look at what was not driven, or at no address of the application's. */
export function unsampledNotes(thresholds: readonly JudgedThreshold[]): readonly Note[] {
  const all = thresholds.filter((threshold) => !isSampled(threshold));
  const named = all.map(({ metric, expression }) => ({ metric, expression }));
  return named.length === 0 ? [] : [{ kind: 'unsampled-thresholds', thresholds: named }];
}

/**
 * What the script's crossed thresholds do. One that base crosses too says nothing about the change, and only warns,
 * unless the policy keeps k6's own meaning.
 */
export function thresholdGrounds(
  thresholds: readonly JudgedThreshold[],
  policy: Pick<Policy, 'thresholds' | 'failOn'>,
): readonly Ground[] {
  if (policy.thresholds === 'ignore') return [];
  return thresholds.flatMap((threshold, index): readonly Ground[] => {
    if (!threshold.crossed) return [];
    const severity = isFailure(threshold, policy) ? 'error' : 'warning';
    return [{ kind: 'threshold', severity, threshold, of: { kind: 'threshold', index } }];
  });
}

function isFailure(
  { base }: JudgedThreshold,
  { thresholds, failOn }: Pick<Policy, 'thresholds' | 'failOn'>,
): boolean {
  if (failOn === 'warn' || thresholds === 'fail') return true;
  return thresholds === 'head-only' && base?.crossed !== true;
}
