import { expect, test } from 'vitest';
import { stateOf } from '../../../../src/core/decision/targets/judge-targets.ts';
import { targetGrounds } from '../../../../src/core/decision/targets/target-grounds.ts';
import type { FoundTarget } from '../../../../src/core/model/targets/found-target.ts';
import { NO_END } from '../../../../src/core/model/targets/judged-target.ts';
import { judgedTarget, rowText, targetTold } from '../../../../src/core/words/targets/judged.ts';
import { targetOf } from './written-targets.ts';

const ESTIMATED = 'estimated from mean and deviation of each statement, within what they allow';

function found(text: string, [low, value, high]: readonly [number, number, number], isEstimated = true) {
  const target = targetOf(text);
  const measured = { value, low, high };
  const times = isEstimated ? ({ from: 'moments' } as const) : ({ from: 'log', thresholdMs: 0 } as const);
  const one: FoundTarget = { target, state: stateOf(measured, target), measured, times };
  return { row: rowText(judgedTarget(one)), grounds: targetGrounds([one], { failOn: 'warn' }), one };
}

test('an estimate is told between its ends, and no interval is claimed', () => {
  expect(found('db.query p95 < 1s', [3, 20, 900]).row).toBe(
    `20.0 ms (between 3.00 and 900 ms); ${ESTIMATED}`,
  );
  expect(found('db.query p95 < 1s', [3, 20, 900], false).row).toContain('(95 % CI 3.00 to 900 ms)');
});

test('an estimate near its limit decides nothing, on whichever side it lies', () => {
  const { row, grounds } = found('db.query p95 < 100ms', [3, 120, 900]);
  expect(grounds).toEqual([]);
  expect(row).toBe(`120 ms (between 3.00 and 900 ms); the limit lies between its ends; ${ESTIMATED}`);
  expect(found('db.query p95 < 100ms', [3, 120, 900], false).grounds).toHaveLength(1);
});

test('an estimate that misses its limit for certain is named one where it decides', () => {
  const { one, grounds } = found('db.query p95 < 100ms', [110, 120, 900]);
  expect(grounds).toMatchObject([{ severity: 'error' }]);
  expect(targetTold(one)).toMatchObject({
    text: 'Target missed: db.query p95 < 100ms, estimated 120 ms (between 110 and 900 ms)',
    short: 'target missed: `db.query p95 < 100ms` (estimated 120 ms)',
  });
});

test('what has no upper end is never met, and says so', () => {
  const { one, row } = found('db.query p95 < 1000s', [3, 20, NO_END], false);
  expect(one.state).toBe('near');
  expect(row).toMatch(/^20.* ms \(at least 3.00 ms, without an upper end\); /);
});
