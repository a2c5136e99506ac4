import { expect, test } from 'vitest';
import { type DuetRule, judgeDifferences } from '../../../../src/core/decision/duet/duet-rule.ts';

const RULE: DuetRule = {
  thetaWarn: Math.log(1.2),
  thetaFail: Math.log(1.5),
  starts: 1,
  startOf: [],
  startsDriven: 1,
  tail: false,
  last: false,
  confidence: 0.995,
};
/** Makes the prior's standard deviation 0.06. */
const WIDTH = Math.sqrt((0.06 ** 2 - 0.05 ** 2) / 2);
const widths = (count: number) => Array.from({ length: count }, () => WIDTH);
const judge = (ratios: readonly number[], rule: Partial<DuetRule> = {}) =>
  judgeDifferences(ratios.map(Math.log), widths(ratios.length), { ...RULE, ...rule });

test('six pairs with an outlier: the numbers worked out by hand', () => {
  const found = judge([1.31, 1.22, 1.35, 1.27, 1.9, 1.24]);
  expect(found.mean).toBeCloseTo(0.27198, 4);
  expect(found.se).toBeCloseTo(0.03545, 5);
  expect(found.df).toBe(9);
  expect(found.low).toBeCloseTo(0.15676, 4);
  expect(found.high).toBeCloseTo(0.36716, 4);
  expect(found).toMatchObject({ state: 'regressed', severity: 'significant' });
});

test('four pairs of an unchanged build are settled', () => {
  const found = judge([1.02, 0.97, 1.05, 0.99]);
  expect(found.mean).toBeCloseTo(0.00702, 4);
  expect(found.se).toBeCloseTo(0.03306, 5);
  expect(found.high).toBeCloseTo(0.10095, 4);
  expect(found.state).toBe('settled');
});

test.each([
  ['+70 % everywhere is critical', [1.7, 1.72, 1.69, 1.71], {}, 'regressed', 'critical'],
  ['+30 % everywhere is significant', [1.3, 1.32, 1.29, 1.31], {}, 'regressed', 'significant'],
  ['+18 % is open while pairs may follow', [1.18, 1.19, 1.17, 1.18], {}, 'open', null],
  [
    '+18.5 % is beyond the limit once none will',
    [1.185, 1.19, 1.18, 1.185],
    { last: true },
    'regressed',
    'significant',
  ],
  ['+12 % with none to follow stays open', [1.12, 1.3, 0.95, 1.13], { last: true }, 'open', null],
  ['−30 % is settled', [0.7, 0.71, 0.69, 0.7], {}, 'settled', null],
])('%s', (_name, ratios, rule, state, severity) => {
  expect(judge(ratios, rule)).toMatchObject({ state, severity });
});

test('what only one of two starts shows is open, however sure the rounds of that one are', () => {
  const twoStarts = { starts: 2, startsDriven: 2, startOf: [1, 1, 1, 1, 2, 2] };
  for (const first of [1.25, 1.35, 1.65, 2]) {
    const ratios = [first, first, first, first, 1, 1.01];
    expect(judge(ratios, twoStarts).state, `${first}`).toBe('open');
    expect(judge(ratios.toReversed(), { ...twoStarts, startOf: [1, 1, 2, 2, 2, 2] }).state).toBe('open');
  }
  expect(judge([1.3, 1.27, 1.32, 1.28, 1.26, 1.31], twoStarts)).toMatchObject({
    state: 'regressed',
    severity: 'significant',
  });
});

test('a failure takes a second start that is worse than the warning limit by itself', () => {
  const twoStarts = { starts: 2, startsDriven: 2, startOf: [1, 1, 1, 1, 2, 2] };
  const severityOf = (second: number) => judge([1.9, 1.95, 1.9, 1.92, second, second], twoStarts).severity;
  expect(severityOf(1.8)).toBe('critical');
  expect(severityOf(1.15)).toBe('significant');
  expect(severityOf(1.05)).toBeNull();
});

test('one disturbed pair of the first start hides no regression', () => {
  const ratios = [1.3, 0.62, 1.28, 1.32, 1.3, 1.29, 1.31, 1.3];
  const startOf = [1, 1, 1, 1, 2, 2, 2, 2];
  expect(judge(ratios, { starts: 2, startsDriven: 2, startOf }).state).toBe('regressed');
});

test('a start whose pairs are all left out confirms nothing', () => {
  const ratios = [1.35, 1.34, 1.36, 1.35];
  const startOf = [1, 1, 1, 1];
  expect(judge(ratios, { starts: 2, startsDriven: 2, startOf }).state).toBe('open');
  // A recording of before says nothing of starts.
  expect(judge(ratios, { starts: 2, startOf }).state).toBe('regressed');
});

test('an error that every pair has alike is not averaged away', () => {
  const ratios = [1.24, 1.25, 1.26, 1.24, 1.25, 1.26, 1.25, 1.25];
  expect(judge(ratios).state).toBe('regressed');
  const read = judge(ratios, { reading: 0.08 });
  expect(read.state).toBe('open');
  expect(read.mean).toBeCloseTo(judge(ratios).mean, 9);
  const flat = ratios.map((ratio) => ratio / 1.25);
  expect(judge(flat).state).toBe('settled');
  expect(judge(flat, { reading: 0.025 }).state).toBe('settled');
});
