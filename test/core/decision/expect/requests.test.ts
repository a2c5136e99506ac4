import { expect, test } from 'vitest';
import { longestIteration } from '../../../../src/core/decision/expect/iteration-time.ts';
import { iterationsOf } from '../../../../src/core/decision/expect/requests.ts';
import type { Stage } from '../../../../src/core/model/recording/stage.ts';

const stage = (more: Partial<Stage>): Stage => ({
  ...{ scenario: 'default', kind: 'hold', startMs: 0, durationMs: 10_000, from: 5, to: 5, unit: 'vus' },
  ...more,
});

test('iterations of users follow from their time, of rates they do not, and a ramp has the half of its end', () => {
  expect(iterationsOf([stage({})], 10_000, 500)).toBe(100);
  expect(iterationsOf([stage({ unit: 'per-second' })], 10_000, 500)).toBe(50);
  expect(iterationsOf([stage({ kind: 'ramp', from: 0, to: 10 })], 10_000, 1000)).toBe(50);
});

test('a count lasts as long as the run is taken to', () => {
  expect(iterationsOf([stage({ durationMs: null, startMs: 2000, from: 1, to: 1 })], 8000, 2000)).toBe(3);
});

test('an iteration time is named where a warm-up may well go beyond what rounds hold', () => {
  expect(longestIteration({ iterationMs: 20, requestRate: 100, isOpen: true })).toBeNull();
  expect(longestIteration({ iterationMs: 900, requestRate: 100, isOpen: true })).toBe(2000);
  expect(longestIteration({ iterationMs: 2500, requestRate: 100, isOpen: false })).toBe(2000);
});

test('users who wait longer ask less, until rounds hold too few requests', () => {
  expect(longestIteration({ iterationMs: 500, requestRate: 4, isOpen: false })).toBe(800);
  expect(longestIteration({ iterationMs: 500, requestRate: 4, isOpen: true })).toBe(2000);
});
