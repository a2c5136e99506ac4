import { expect, test } from 'vitest';
import { failedChecks } from '../../../../src/core/decision/answers/failed-checks.ts';
import type { Check } from '../../../../src/core/model/recording/workload.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';
import { sampleRecording } from '../../../contracts/samples.ts';

const RUNS = 1000;
const CASES = 300;
const { head: ANSWERED } = sampleRecording().arms;

/**
 * A check on a time: it fails in 0.3 % of its cases, up to three times as often in some windows, and in one of sixteen the
 * machine stalls for a moment on this side alone, which fails up to 12 % of them.
 */
function checkOf(windows: number, random: () => number, more = 0): Check {
  const fails = Array.from({ length: windows }, () => {
    const share = more + 0.003 * 3 ** (2 * random() - 1) + (random() < 1 / 16 ? 0.12 * random() : 0);
    return Array.from({ length: CASES }, () => random() < share).filter((fails) => fails).length;
  });
  const all = fails.reduce((sum, one) => sum + one, 0);
  return {
    ...{ name: 'in time', passes: windows * CASES - all, fails: all },
    windows: fails.map((one, window) => ({ window, failed: one / CASES })),
  };
}

const shareWorse = (windows: number, more: number): number => {
  const random = seeded(7);
  const found = Array.from({ length: RUNS }, () => {
    const [base, head] = [checkOf(windows, random), checkOf(windows, random, more)];
    const of = (check: Check) => ({ ...ANSWERED, checks: [check] });
    return failedChecks(of(head), of(base), { floor: 0.001, isPaired: true }).some(({ isWorse }) => isWorse);
  });
  return found.filter((one) => one).length / RUNS;
};

test.each([4, 8, 20])(
  'in %i windows hardly any unchanged build is accused by a check on times',
  (windows) => {
    expect(shareWorse(windows, 0)).toBeLessThanOrEqual(0.01);
  },
);

test('4 % more of its cases are found beside that', () => {
  expect(shareWorse(20, 0.04)).toBeGreaterThan(0.5);
});
