import type { MetricId } from '../../../model/metric.ts';
import type { Limits, Role } from '../../../model/policy.ts';

/** What may stand below `policy.metrics` and below each endpoint, in the order that it is told. */
export const METRIC_IDS: readonly MetricId[] = ['error-rate', 'p50', 'p95', 'p99', 'delivered-rate'];

/** What may stand below a metric. */
export const LIMITS: readonly (keyof Limits)[] = ['warn', 'fail', 'floor', 'role'];

export const ROLES: readonly Role[] = ['blocking', 'warning', 'informative'];
