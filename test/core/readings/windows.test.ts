import { expect, test } from 'vitest';
import type { MachineSample } from '../../../src/core/readings/sample.ts';
import { withReadings } from '../../../src/core/readings/windows.ts';
import { samplePairs } from '../decision/pairs.ts';

const round = (startedAt: number) => {
  const [pair] = samplePairs({ count: 1, seed: 1 });
  if (pair === undefined) throw new Error('no pair');
  return { ...pair.base, startedAt };
};
const PAIRS = [{ first: 'base', base: round(1000), head: round(4000) }] as const;
const reading = (
  at: number,
  stolen: number,
  waitedMs: number | null,
  idle: number | null = null,
): MachineSample => ({
  idle,
  at,
  total: at / 5,
  stolen,
  waitedMs,
});

test('each round tells the CPU time that was taken away and the time something waited for a CPU', () => {
  const readings = [reading(1000, 0, 0), reading(4000, 60, 1500), reading(7000, 60, 1800)];
  const [pair] = withReadings(PAIRS, { machine: readings, arms: {} });
  expect(pair?.base.readings).toEqual({ steal: 0.1, pressure: 0.5 });
  expect(pair?.head.readings.steal).toBe(0);
  expect(pair?.head.readings.pressure).toBeCloseTo(0.1);
});

test('what a kernel does not tell is left out, never zero', () => {
  const [silent] = withReadings(PAIRS, {
    machine: [reading(1000, 0, null), reading(7000, 0, null)],
    arms: {},
  });
  expect(silent?.base.readings).toEqual({ steal: 0 });
  const [nothing] = withReadings(PAIRS, { machine: [], arms: {} });
  expect(nothing?.head.readings).toEqual({});
});

test('time in which a CPU was in use is told, and not where the kernel does not count it', () => {
  const [pair] = withReadings(PAIRS, {
    machine: [reading(1000, 0, null, 0), reading(4000, 0, null, 150), reading(7000, 0, null, 150)],
    arms: {},
  });
  expect(pair?.base.readings.busy).toBe(0.75);
  expect(pair?.head.readings.busy).toBe(1);
});
