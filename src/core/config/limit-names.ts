import type { MetricId, Unit } from '../model/metric.ts';
import type { Limits, Role } from '../model/policy.ts';

/** What may stand below `policy.metrics` and below each endpoint, in the order that it is told. */
export const METRIC_IDS: readonly MetricId[] = ['error-rate', 'p50', 'p95', 'p99', 'delivered-rate'];

/** What may stand below a metric. */
export const LIMITS: readonly (keyof Limits)[] = ['warn', 'fail', 'floor', 'role'];

export const ROLES: readonly Role[] = ['blocking', 'warning', 'informative'];

/** How a floor of each unit is written; a bare ratio would not say whether 0.5 is half of all or half a percent. */
export const FLOOR: Readonly<Record<Unit, RegExp>> = {
  ms: /^(\d+(\.\d+)?|(\d+(\.\d+)?(ms|s|m|h))+)$/,
  ratio: /^\d+(\.\d+)?\s*%$/,
  'per-second': /^\d+(\.\d+)?(\s*\/\s*[smh])?$/,
};

type Floor = { readonly unit: Unit; readonly wants: string };

const LATENCY: Floor = { unit: 'ms', wants: 'a time such as 2ms, or a number of milliseconds' };

/** The unit of each metric's floor, and how to ask for one. */
export const FLOORS: Readonly<Record<MetricId, Floor>> = {
  'error-rate': { unit: 'ratio', wants: 'percentage points up to 100 with their sign, such as 0.5%' },
  p50: LATENCY,
  p95: LATENCY,
  p99: LATENCY,
  'delivered-rate': { unit: 'per-second', wants: 'a rate such as 5/s, or a number per second' },
};
