import type { Limits } from '../../../model/policy.ts';

/** What may stand below a metric. */
export const LIMITS: readonly (keyof Limits)[] = ['warn', 'fail', 'floor', 'role'];
