import { expect, test } from 'vitest';
import { rulesOf } from '../../src/pipeline/duet/rules.ts';
import { configOf } from '../core/config/written.ts';

const policyOf = (fail: string) =>
  configOf(`app: { start: x }\nworkload: { script: l.js }\npolicy: { fail: ${fail} }\n`).policy;
const BASE = policyOf('50%');
const LOOSE = policyOf('500%');
const ACCEPTED = [
  {
    ...{ gate: 'job', endpoint: 'overall', upTo: 1.5, reason: 'worth it', expires: '2026-12-31' },
    metric: 'p95' as const,
  },
];

test("the change's own policy judges, and what it changes is told", () => {
  const rules = rulesOf({ basePolicy: BASE, policyFrom: 'head' }, { policy: LOOSE, policyFrom: 'head' });
  expect(rules).toMatchObject({ policy: LOOSE, locked: null, notes: [] });
  expect(rules.change).toContain('policy.fail 50 % → 500 %');
});

test.each([
  ['base says so: a change cannot unlock itself', 'base', 'head'],
  ['head says so', 'head', 'base'],
] as const)("base's policy judges where %s", (_name, ofBase, ofHead) => {
  const rules = rulesOf({ basePolicy: BASE, policyFrom: ofBase }, { policy: LOOSE, policyFrom: ofHead });
  expect(rules).toMatchObject({ policy: BASE, locked: BASE });
  expect(rules.notes).toEqual(['Judged by the policy of base (policy.from: base).']);
  expect(rules.change).toContain('those of base judge it');
});

test('what the change accepts stays its own, and what base accepted does not help it', () => {
  const config = { policy: { ...LOOSE, accepted: ACCEPTED }, policyFrom: 'head' } as const;
  const rules = rulesOf({ basePolicy: BASE, policyFrom: 'base' }, config);
  expect(rules.policy).toEqual({ ...BASE, accepted: ACCEPTED });
  const stale = rulesOf(
    { basePolicy: { ...BASE, accepted: ACCEPTED }, policyFrom: 'base' },
    { policy: LOOSE, policyFrom: 'head' },
  );
  expect(stale.policy.accepted).toBeUndefined();
});

test('a base without a configuration locks nothing', () => {
  const rules = rulesOf({ basePolicy: null, policyFrom: 'head' }, { policy: LOOSE, policyFrom: 'base' });
  expect(rules).toEqual({ policy: LOOSE, locked: null, change: null, notes: [] });
});
