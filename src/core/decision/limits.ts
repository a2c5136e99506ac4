import { subjectKey } from '../baseline/subject-key.ts';
import type { MetricId, Subject } from '../model/metric.ts';
import type { Limits, Policy, Role } from '../model/policy.ts';
import { definitionOf } from './metrics.ts';

/** The limits of one metric of one subject, every one of them settled. */
export type SettledLimits = Required<Limits>;

/**
 * The limits that hold: an endpoint's own before the metric's before the general ones. `delivered-rate` follows
 * from the load in an open model and from latency in a closed one, so it informs and does not count twice.
 */
export function limitsOf(
  policy: Pick<Policy, 'warn' | 'fail' | 'metrics' | 'endpoints'>,
  subject: Subject,
  metric: MetricId,
): SettledLimits {
  const general = { warn: policy.warn, fail: policy.fail, floor: definitionOf(metric).floor };
  return {
    ...general,
    role: defaultRole(metric),
    ...policy.metrics?.[metric],
    ...ofEndpoint(policy, subject, metric),
  };
}

function ofEndpoint({ endpoints = {} }: Pick<Policy, 'endpoints'>, subject: Subject, metric: MetricId) {
  if (subject.kind === 'overall') return endpoints['overall']?.[metric];
  return (endpoints[subjectKey(subject)] ?? endpoints[subject.name])?.[metric];
}

function defaultRole(metric: MetricId): Role {
  if (metric === 'p99') return 'warning';
  return metric === 'delivered-rate' ? 'informative' : 'blocking';
}

/**
 * A limit as the logarithm of a ratio. A change below the floor (in the unit of `base`) is nothing, whatever its
 * ratio: 2 ms → 2.4 ms.
 */
export function logLimit(limit: number, floor: number, base: number): number {
  return Math.max(Math.log1p(limit), Math.log1p(floor / base));
}
