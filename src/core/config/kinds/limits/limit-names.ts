import { METRIC_IDS } from '../../../model/metric.ts';
import type { Limits, OwnLimits } from '../../../model/policy.ts';
import { isObject } from '../../is-object.ts';
import { suggest } from '../../suggest.ts';

/** What may stand below a metric. */
export const LIMITS: readonly (keyof Limits)[] = ['warn', 'fail', 'floor', 'role'];

/** What may stand below a metric of the script's own. */
export const OWN_LIMITS: readonly (keyof OwnLimits)[] = ['better', ...LIMITS];

/** What k6 takes as a metric's name. */
const OF_K6 = /^[a-zA-Z_][a-zA-Z0-9_]{0,127}$/;

/**
 * Whether a name below `policy.metrics` is meant as one of the script's own. One that is near to ours is taken for a slip
 * of the pen unless it says which way is better, which ours know.
 */
export function isOwnName(name: string, limits: unknown): boolean {
  if (!OF_K6.test(name) || METRIC_IDS.some((id) => id === name)) return false;
  return (isObject(limits) && 'better' in limits) || suggest(name, METRIC_IDS) === null;
}
