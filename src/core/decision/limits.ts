import { definitionOf, type MetricId, type Subject } from '../model/metric.ts';
import type { Limits, Policy } from '../model/policy.ts';
import { isTrend, subjectKey } from '../model/subject-key.ts';

/** An estimate beyond this share of a limit is beyond it, where no more evidence is to be had. */
export const KAPPA = 0.9;

/** The limits of one metric of one subject, every one of them settled. */
export type SettledLimits = Required<Limits>;

/** The limits that hold: an endpoint's own before the metric's before the general ones. */
export function limitsOf(
  policy: Pick<Policy, 'warn' | 'fail' | 'metrics' | 'endpoints'>,
  subject: Subject,
  metric: MetricId,
): SettledLimits {
  const { floor, role: usual } = definitionOf(metric);
  const role = usual === 'blocking' && isTimeOfScript(subject) ? 'warning' : usual;
  return {
    ...{ warn: policy.warn, fail: policy.fail, floor, role },
    ...policy.metrics?.[metric],
    ...ofEndpoint(policy, subject, metric),
  };
}

/** What a script times itself is not known to be the application's. */
const isTimeOfScript = (subject: Subject): boolean => subject.kind === 'endpoint' && isTrend(subject);

function ofEndpoint({ endpoints = {} }: Pick<Policy, 'endpoints'>, subject: Subject, metric: MetricId) {
  if (subject.kind === 'overall') return endpoints['overall']?.[metric];
  return (endpoints[subjectKey(subject)] ?? endpoints[subject.name])?.[metric];
}

/**
 * A limit as the logarithm of a ratio. A change below the floor (in the unit of `base`) is nothing, whatever its
 * ratio: 2 ms → 2.4 ms.
 */
export function logLimit(limit: number, floor: number, base: number): number {
  return Math.max(Math.log1p(limit), Math.log1p(floor / base));
}
