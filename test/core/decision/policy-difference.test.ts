import { expect, test } from 'vitest';
import { policyDifference } from '../../../src/core/decision/policy-difference.ts';
import type { Policy } from '../../../src/core/model/policy.ts';

const POLICY: Policy = {
  warn: 0.2,
  fail: 0.5,
  failOn: 'fail',
  thresholds: 'fail',
  onInconclusive: 'pass',
  onNoBaseline: 'pass',
  onInvalid: 'fail',
};

test('a change that loosens its own limits is told, with both values', () => {
  const head: Policy = { ...POLICY, fail: 5, failOn: 'never', metrics: { p95: { role: 'informative' } } };
  const text = policyDifference(POLICY, head) ?? '';
  expect(text).toContain('policy.fail 50 % → 500 %');
  expect(text).toContain('policy.fail-on "fail" → "never"');
  expect(text).toContain('policy.metrics nothing → {"p95":{"role":"informative"}}');
});

test('the same rules are not worth a word', () => {
  expect(policyDifference(POLICY, { ...POLICY })).toBeNull();
});
