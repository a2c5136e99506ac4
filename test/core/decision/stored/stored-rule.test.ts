import { expect, test } from 'vitest';
import { judgeStored, type StoredRule } from '../../../../src/core/decision/stored/stored-rule.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';

const RULE: StoredRule = {
  thetaWarn: Math.log(1.2),
  thetaFail: Math.log(1.5),
  prior: { sd: 0.07, weight: 4 },
};
const logs = (values: readonly number[]) => values.map(Math.log);
const judge = (head: number, earlier: readonly number[], rule: StoredRule = RULE) =>
  judgeStored(Math.log(head), logs(earlier), rule);

test('five runs and a head of +21 %: not known, where a plain rule would warn', () => {
  const found = judge(126, [100, 104, 97, 131, 102]);
  expect(Math.exp(found.location)).toBeCloseTo(103.72, 2);
  expect(found.sd).toBeCloseTo(0.07027, 5);
  expect(found.difference).toBeCloseTo(0.1946, 4);
  expect(found.se).toBeCloseTo(0.077, 4);
  expect(found.beyond).toBeCloseTo(0.561, 3);
  expect(found.state).toBe('inconclusive');
});

const STEADY = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100];

test.each([
  ['the same again is unchanged', 100, STEADY, 'unchanged'],
  ['+30 % is significant', 130, STEADY, 'significant'],
  ['+80 % is critical', 180, STEADY, 'critical'],
  ['−30 % is improved', 70, STEADY, 'improved'],
  ['one run cannot rule +20 % out at this noise', 100, [100], 'inconclusive'],
  ['nor show a warning', 140, [100], 'inconclusive'],
  ['but show what is far beyond', 250, [100], 'critical'],
])('%s', (_name, head, earlier, state) => {
  expect(judge(head, earlier).state).toBe(state);
});

test('scaling every value changes nothing', () => {
  const one = judge(126, [100, 104, 97, 131, 102]);
  const scaled = judge(126 * 7, [700, 728, 679, 917, 714]);
  expect(scaled.difference).toBeCloseTo(one.difference, 10);
  expect(scaled.se).toBeCloseTo(one.se, 10);
});

test('unchanged runs with 5 % noise are seldom accused, +40 % is nearly always found', () => {
  const random = seeded(11);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const accused = (effect: number) => {
    let count = 0;
    for (let trial = 0; trial < 400; trial += 1) {
      const earlier = Array.from({ length: 10 }, () => 0.05 * normal());
      const { state } = judgeStored(Math.log1p(effect) + 0.05 * normal(), earlier, RULE);
      if (state === 'significant' || state === 'critical') count += 1;
    }
    return count / 400;
  };
  expect(accused(0)).toBeLessThan(0.02);
  expect(accused(0.4)).toBeGreaterThan(0.85);
});
