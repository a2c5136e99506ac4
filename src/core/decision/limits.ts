import { type Direction, definitionOf, type MetricId, type Subject } from '../model/metric.ts';
import type { Limits, OwnLimits, Policy } from '../model/policy.ts';
import { isOwn, subjectKey } from '../model/subject-key.ts';

/** An estimate beyond this share of a limit is beyond it, where no more evidence is to be had. */
export const KAPPA = 0.9;

/** The limits of one metric of one subject, every one of them settled. */
export type SettledLimits = Required<Limits> & {
  /** null: not known, so that nothing of it is worse */
  readonly better: Direction | null;
};

/**
 * Metrics of k6's whose name says more than their kind: a shift of the layout below 0.01 is none that anybody sees, and a
 * session is as long as the script lets it be.
 */
const KNOWN: { readonly [name: string]: OwnLimits } = {
  ws_session_duration: { role: 'informative' },
  browser_web_vital_cls: { better: 'lower', role: 'warning', floor: 0.01 },
};

/** What errors do, of all requests together: what the script or the load generator tells of answers does the same. */
export const roleOfErrors = (policy: Policy): SettledLimits['role'] =>
  limitsOf(policy, { kind: 'overall' }, 'error-rate').role;

/** The limits that hold: an endpoint's own before the metric's before the general ones. */
export function limitsOf(
  policy: Pick<Policy, 'warn' | 'fail' | 'metrics' | 'endpoints'>,
  subject: Subject,
  metric: MetricId,
): SettledLimits {
  const { floor, role: usual, better } = definitionOf(metric);
  const name = subject.kind === 'endpoint' && isOwn(subject) ? subject.name : null;
  // What a script times itself is not known to be the application's.
  const role = usual === 'blocking' && name !== null ? 'warning' : usual;
  const limits = {
    ...{ warn: policy.warn, fail: policy.fail, floor, role, better },
    ...(name !== null && KNOWN[name]),
    ...policy.metrics?.[metric],
    ...(name !== null && policy.metrics?.[name]),
    ...ofEndpoint(policy, subject, metric),
  };
  return limits.better === null ? { ...limits, role: 'informative' } : limits;
}

function ofEndpoint({ endpoints = {} }: Pick<Policy, 'endpoints'>, subject: Subject, metric: MetricId) {
  if (subject.kind === 'overall') return endpoints['overall']?.[metric];
  return (endpoints[subjectKey(subject)] ?? endpoints[subject.name])?.[metric];
}

/** 1: what grows gets worse, also where nobody knows; −1: what falls does. */
export const worseSign = ({ better }: Pick<SettledLimits, 'better'>): 1 | -1 =>
  better === 'higher' ? -1 : 1;

/**
 * A limit as the logarithm of a ratio. A change below the floor (in the unit of `base`) is nothing, whatever its
 * ratio: 2 ms → 2.4 ms.
 */
export function logLimit(limit: number, floor: number, base: number): number {
  return Math.max(Math.log1p(limit), Math.log1p(floor / base));
}
