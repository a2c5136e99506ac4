import { expect, test } from 'vitest';
import { ChecksOfRounds } from '../../../../src/adapters/k6/collect/series/check-series.ts';
import { type ChecksInput, checksOf } from '../../../../src/adapters/k6/duet/checks-of.ts';
import { samplePairs } from '../../../core/decision/pairs.ts';

const [pair] = samplePairs({ count: 1, seed: 1 });

/** A pair whose windows began then on both sides. */
function pairAt(startedAt: number) {
  if (pair === undefined) throw new Error('no pair');
  return { base: { ...pair.base, startedAt }, head: { ...pair.head, startedAt } };
}

/** All of its cases failed in window 0, and none in those after it. */
function armOf(windows: readonly number[]): ChecksInput {
  const checks = new ChecksOfRounds();
  for (const round of [0, 1, 2, 3]) {
    checks.add({ kind: 'check', name: 'is fine', round, share: round === 0 ? 0 : 1 });
  }
  const startOf = new Map(windows.map((window) => [window, 1000 + 5000 * window]));
  const counted = { name: 'is fine', passes: 30, fails: 10 };
  return { arm: 'head', startOf, summaries: [{ checks: [counted] }], collector: { checks } };
}

const windowsIn = (input: ChecksInput, judged?: Parameters<typeof checksOf>[1]) =>
  checksOf(input, judged).map(({ windows = [] }) => windows.map(({ window }) => window));

test('a check has windows of what was judged alone, and counts of all', () => {
  const arm = armOf([1, 2, 3]);
  expect(windowsIn(arm)).toEqual([[1, 2, 3]]);
  expect(windowsIn(arm, [pairAt(6000), pairAt(16_000)])).toEqual([[1, 3]]);
  expect(windowsIn(arm, [])).toEqual([[]]);
  expect(checksOf(arm, [])).toEqual([{ name: 'is fine', passes: 30, fails: 10 }]);
});
