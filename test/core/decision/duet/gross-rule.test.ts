import { expect, test } from 'vitest';
import type { DuetRule } from '../../../../src/core/decision/duet/duet-rule.ts';
import { judgeGross } from '../../../../src/core/decision/duet/gross-rule.ts';

const RULE: DuetRule = {
  ...{ thetaWarn: Math.log(1.2), thetaFail: Math.log(1.5), starts: 1, startOf: [], startsDriven: 1 },
  ...{ tail: false, last: true, confidence: 0.995 },
};

test.each([
  ['far beyond the limit in both pairs', [2.5, 2.6], 'critical'],
  ['twice as slow in both', [2, 2], 'critical'],
  ['beyond the limit that fails by little', [1.6, 1.6], null],
  ['beyond it in one of two pairs', [1.4, 4], null],
  ['so far apart that runs differ by as much', [1.6, 5], null],
  ['beyond it in two of three', [3, 3, 1.3], null],
  ['slower by less than that limit', [1.4, 1.4], null],
  ['no slower', [1, 1], null],
  ['faster', [0.3, 0.3], null],
] as const)('what is %s', (_, ratios, severity) => {
  const found = judgeGross(ratios.map(Math.log), RULE);
  expect(found.severity).toBe(severity);
  // Two pairs never show that nothing changed.
  expect(found.state).toBe(severity === null ? 'open' : 'regressed');
});

test('values that are read with an error have to be further off', () => {
  const twice = [Math.log(2), Math.log(2)];
  expect(judgeGross(twice, { ...RULE, reading: 0.08 }).severity).toBeNull();
});
