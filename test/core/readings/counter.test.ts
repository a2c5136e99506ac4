import { expect, test } from 'vitest';
import { valueAt } from '../../../src/core/readings/at.ts';
import { countedIn, ratePerSecond, shareIn, timeShareIn } from '../../../src/core/readings/counter.ts';
import { meanIn } from '../../../src/core/readings/gauge.ts';

const points = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([at, value]) => ({ at, value }));
const COUNTER = points([0, 0], [1000, 100], [2000, 100], [3000, 400]);

test.each([
  [0, 0],
  [500, 50],
  [1000, 100],
  [1500, 100],
  [2500, 250],
  [-1, 0],
  [9999, 400],
])('at %i ms the counter stood at %d: on the line between its neighbours', (at, value) => {
  expect(valueAt(COUNTER, at)).toBe(value);
});

test.each([
  [{ from: 0, to: 3000 }, 400],
  [{ from: 500, to: 1500 }, 50],
  [{ from: 900, to: 2100 }, 40],
  [{ from: 1200, to: 1800 }, 0],
])('in %o it grew by %d', (span, grown) => {
  expect(countedIn(COUNTER, span)).toBeCloseTo(grown, 9);
});

test('a stretch that was not watched to its ends has no count, and still a rate', () => {
  expect(countedIn(COUNTER, { from: -1, to: 1000 })).toBeNull();
  expect(countedIn(COUNTER, { from: 2500, to: 3001 })).toBeNull();
  expect(ratePerSecond(COUNTER, { from: 2000, to: 9000 })).toBe(300);
  expect(ratePerSecond(COUNTER, { from: 5000, to: 9000 })).toBeNull();
  expect(countedIn([], { from: 0, to: 1 })).toBeNull();
});

test('a share is of what the other counter grew by meanwhile', () => {
  const whole = points([0, 0], [1000, 1000], [3000, 1400]);
  expect(shareIn(COUNTER, whole, { from: 1000, to: 3000 })).toBe(0.75);
  expect(shareIn(COUNTER, points([0, 5], [3000, 5]), { from: 0, to: 3000 })).toBeNull();
  expect(shareIn([], whole, { from: 0, to: 3000 })).toBeNull();
  expect(timeShareIn(COUNTER, { from: 2000, to: 3000 })).toBe(0.3);
});

test('a counter that goes back counts as nothing, never less', () => {
  expect(countedIn(points([0, 10], [1000, 4]), { from: 0, to: 1000 })).toBe(0);
});

const GAUGE = points([0, 10], [1000, 20], [3000, 20]);

test.each([
  [{ from: 0, to: 1000 }, 15],
  [{ from: 0, to: 3000 }, (15 * 1000 + 20 * 2000) / 3000],
  [{ from: 500, to: 1500 }, (17.5 * 500 + 20 * 500) / 1000],
  [{ from: -1000, to: 0 }, 10],
  [{ from: 5000, to: 6000 }, 20],
  [{ from: 500, to: 500 }, 15],
])('over %o the gauge was %d, weighted by time', (span, mean) => {
  expect(meanIn(GAUGE, span)).toBeCloseTo(mean, 9);
});

test('a gauge that was never read is not known', () => {
  expect(meanIn([], { from: 0, to: 1 })).toBeNull();
});
