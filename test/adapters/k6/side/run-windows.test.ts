import { expect, test } from 'vitest';
import { lengthOfWindow } from '../../../../src/adapters/k6/side/cut.ts';
import { runCutOf } from '../../../../src/adapters/k6/side/run-windows.ts';
import type { Stage } from '../../../../src/core/model/recording/stage.ts';

const stage = (startMs: number, durationMs: number | null, from: number, to = from): Stage => ({
  ...{ scenario: 'one', unit: 'vus', startMs, durationMs, from, to },
  kind: from === to ? 'hold' : 'ramp',
});

test('a run of one level is one window, without its beginning', () => {
  const cut = runCutOf([stage(0, 60_000, 10)], 60_000, 60_000);
  expect(cut.windows).toEqual([
    { number: 1, stretches: [expect.objectContaining({ startMs: 5000, ms: 55_000 })] },
  ]);
  expect(cut.marks.cut).toEqual([[5000, 1]]);
  expect(cut.levelOf.size).toBe(0);
});

test('a short run loses a fifth', () => {
  expect(runCutOf([stage(0, 7000, 10)], 7000, 7000).windows.map(lengthOfWindow)).toEqual([6000]);
});

test('holds of one level are a window together, the rest is another', () => {
  const stages = [
    ...[stage(0, 10_000, 0, 10), stage(10_000, 20_000, 10), stage(30_000, 10_000, 10, 20)],
    ...[stage(40_000, 15_000, 20), stage(55_000, 5000, 20, 10), stage(60_000, 10_000, 10)],
  ];
  const cut = runCutOf(stages, 70_000, 70_000);
  expect(cut.levels.map(([held]) => held?.level)).toEqual([10, 20]);
  expect(cut.windows.map(lengthOfWindow)).toEqual([30_000, 15_000, 20_000]);
  expect([...cut.levelOf]).toEqual([
    [1, 0],
    [2, 1],
    [3, null],
  ]);
  expect(cut.marks.cut).toEqual([
    ...[
      [5000, 3],
      [10_000, 1],
      [30_000, 3],
      [40_000, 2],
      [55_000, 3],
      [60_000, 1],
    ],
  ]);
});

test('a level that is held too briefly goes with the rest', () => {
  const cut = runCutOf([stage(0, 30_000, 5), stage(30_000, 3000, 9)], 33_000, 33_000);
  expect(cut.levels.map(([held]) => held?.level)).toEqual([5]);
  // And a rest that is as brief is in all of the run alone.
  expect([...cut.levelOf]).toEqual([[1, 0]]);
});

test('what ends by a number of iterations is cut as far as it may last', () => {
  const cut = runCutOf([stage(0, null, 10)], 8000, 600_000);
  expect(cut.windows.map(lengthOfWindow)).toEqual([599_000]);
});
