import { expect, test } from 'vitest';
import { loadMsOf, type Rounds, windowed, windowsOf } from '../../../../src/adapters/k6/duet/windows.ts';

const ROUNDS = { roundMs: 2000, entering: {}, firsts: ['base', 'head', 'base'], from: 4 } as const;
const inTurns: Rounds = { ...ROUNDS, pace: 'in-turns' };
const atOnce: Rounds = { ...ROUNDS, pace: 'at-once' };
const scenarios = { main: { executor: 'constant-arrival-rate', rate: 50 } };
const startsOf = (rounds: Rounds) =>
  Object.entries(windowed({ scenarios, ...rounds }, windowsOf('base', rounds))).map(
    ([name, { startTime }]) => `${name} ${startTime}`,
  );
const fromOf = (rounds: Rounds, arm: 'base' | 'head') => windowsOf(arm, rounds).map(({ fromMs }) => fromMs);

test('in turns no round of one arm is while the other has one', () => {
  const [base, head] = [fromOf(inTurns, 'base'), fromOf(inTurns, 'head')];
  expect(base).toEqual([300, 7800, 10_300]);
  expect(head).toEqual([2800, 5300, 12_800]);
  expect(loadMsOf(inTurns)).toBe(15_000);
});

test('at once both have the same rounds, without gaps, and the load begins but once', () => {
  expect(fromOf(atOnce, 'base')).toEqual([300, 2300, 4300]);
  expect(fromOf(atOnce, 'head')).toEqual(fromOf(atOnce, 'base'));
  expect(loadMsOf(atOnce)).toBe(6300);
  expect(startsOf(atOnce)).toEqual(['main__r4_lead 0ms', 'main 300ms', 'main__r5 2300ms', 'main__r6 4300ms']);
  expect(startsOf(inTurns).filter((start) => start.includes('_lead'))).toHaveLength(3);
});
