import type { Policy } from '../../src/core/model/policy.ts';

/** The policy of a configuration that says nothing of it. */
export const POLICY: Policy = {
  warn: 0.2,
  fail: 0.5,
  failOn: 'fail',
  thresholds: 'head-only',
  onInconclusive: 'pass',
  onNoBaseline: 'pass',
  onInvalid: 'fail',
};
