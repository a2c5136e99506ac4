import { expect, test } from 'vitest';
import { withSteal } from '../../../src/pipeline/duet/steal.ts';
import type { CpuReading } from '../../../src/ports/host.ts';
import { samplePairs } from '../../core/decision/pairs.ts';

const round = (startedAt: number) => {
  const [pair] = samplePairs({ count: 1, seed: 1 });
  if (pair === undefined) throw new Error('no pair');
  return { ...pair.base, startedAt };
};
const PAIRS = [{ first: 'base', base: round(1000), head: round(4000) }] as const;
const reading = (at: number, stolen: number, waitedMs: number | null): CpuReading => ({
  at,
  total: at / 5,
  stolen,
  waitedMs,
});

test('each round tells the CPU time that was taken away and the time something waited for a CPU', () => {
  const readings = [reading(1000, 0, 0), reading(4000, 60, 1500), reading(7000, 60, 1800)];
  const [pair] = withSteal(PAIRS, readings, 3000);
  expect(pair?.base).toMatchObject({ steal: 0.1, pressure: 0.5 });
  expect(pair?.head.steal).toBe(0);
  expect(pair?.head.pressure).toBeCloseTo(0.1);
});

test('what a kernel does not tell is left out, never zero', () => {
  const [silent] = withSteal(PAIRS, [reading(1000, 0, null), reading(7000, 0, null)], 3000);
  expect(silent?.base.steal).toBe(0);
  expect(silent?.base).not.toHaveProperty('pressure');
  const [nothing] = withSteal(PAIRS, [], 3000);
  expect(nothing?.head.steal).toBeNull();
  expect(nothing?.head).not.toHaveProperty('pressure');
});
