import { expect, test } from 'vitest';
import { cutFrom } from '../../../../src/adapters/k6/collect/tags.ts';
import { isLead } from '../../../../src/adapters/k6/duet/windows.ts';
import { exceptionsOf } from '../../../../src/adapters/k6/run/exceptions.ts';
import type { Heard } from '../../../../src/adapters/k6/run/k6-log.ts';

const heard = (thrown: Readonly<Record<string, readonly [number, string]>>): Heard => ({
  thrown: new Map(Object.entries(thrown).map(([scenario, [count]]) => [scenario, count])),
  firstOf: new Map(Object.entries(thrown).map(([scenario, [, first]]) => [scenario, first])),
  ...{ firstThrown: null, errors: [], marks: 0, exhausted: new Set(), refused: new Set() },
});

const ROUNDS = [
  heard({ pay__r0_lead: [2, 'Error: early'], pay: [3, 'Error: pay'], browse__r1: [1, 'Error: browse'] }),
  heard({ pay__r2: [4, 'Error: later'] }),
];
const of = (scenarios: readonly string[]) =>
  exceptionsOf({
    ...{ heard: ROUNDS, scenarios, cutFrom },
    isJudged: (scenario) => !isLead(scenario),
    counted: (scenario) => (scenario === 'pay' ? 7 : 500),
  });

test('what threw in judged rounds is counted for the scenario that they were cut from', () => {
  expect(of(['browse', 'pay', 'idle'])).toEqual({
    exceptions: { iterations: 8, firstLine: 'Error: pay' },
    scenarios: [
      { scenario: 'browse', iterations: 500, exceptions: { iterations: 1, firstLine: 'Error: browse' } },
      { scenario: 'pay', iterations: 7, exceptions: { iterations: 7, firstLine: 'Error: pay' } },
      { scenario: 'idle', iterations: 500 },
    ],
  });
});

test('of one scenario alone nothing more is told than of all', () => {
  expect(of(['pay'])).toEqual({ exceptions: { iterations: 8, firstLine: 'Error: pay' } });
});
