import { expect, test } from 'vitest';
import { type Ruled, rulesSentence } from '../../../src/core/decision/policy-difference.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import { POLICY } from '../../contracts/policy.ts';

const ruled = (policy: Policy): Ruled => ({ policy, policyFrom: 'head', budgetSeconds: 120 });
const policyDifference = (base: Policy, head: Policy, judge: 'base' | 'head') =>
  rulesSentence(ruled(base), ruled(head), judge);

test('a change that loosens its own limits is told, with both values', () => {
  const head: Policy = {
    ...POLICY,
    fail: 5,
    failOn: 'never',
    metrics: { p95: { role: 'informative', floor: 50 } },
    endpoints: { 'GET orders': { p50: { warn: 0.9 } } },
    confidence: 0.999,
  };
  expect(policyDifference(POLICY, head, 'head')).toBe(
    'This change also changes the rules that it is judged by: policy.fail 50 % → 500 %, ' +
      'policy.fail-on fail → never, policy.metrics.p95.role nothing → informative, ' +
      'policy.metrics.p95.floor nothing → 50, policy.endpoints.GET orders.p50.warn nothing → 90 %, ' +
      'policy.confidence nothing → 99.9 %.',
  );
});

test('every setting of the policy is looked at', () => {
  for (const [name, value] of Object.entries({
    ...{ warn: 0.3, fail: 0.6, failOn: 'warn', thresholds: 'warn', onInconclusive: 'fail' },
    ...{ onNoBaseline: 'fail', onInvalid: 'pass', metrics: { p50: { warn: 0.3 } }, confidence: 0.95 },
  })) {
    expect(policyDifference(POLICY, { ...POLICY, [name]: value }, 'head'), name).not.toBeNull();
  }
});

test('where the rules of base judge, that is said', () => {
  expect(policyDifference(POLICY, { ...POLICY, warn: 0.9 }, 'base')).toBe(
    'The rules of base judge this change (policy.from: base), not those that it is run with: policy.warn 20 % → 90 %.',
  );
});

test('a lock that is taken away, and less evidence, are told', () => {
  const base: Ruled = { ...ruled(POLICY), policyFrom: 'base' };
  expect(rulesSentence(base, { ...ruled(POLICY), budgetSeconds: 24 }, 'base')).toContain(
    'policy.from base → head, policy.budget 120s → 24s.',
  );
});

test('the same rules are not worth a word, and neither is what the change accepts', () => {
  expect(policyDifference(POLICY, { ...POLICY }, 'head')).toBeNull();
  expect(policyDifference(POLICY, { ...POLICY, accepted: [] }, 'head')).toBeNull();
});
