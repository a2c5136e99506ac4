import { expect, test } from 'vitest';
import { moderated } from '../../../src/core/statistics/moderated.ts';

const PRIOR = { sd: 0.07, weight: 4 };
const logs = (values: readonly number[]) => values.map(Math.log);

test('five baselines give the location and spread that were worked out by hand', () => {
  const { mean, sd, df } = moderated(logs([100, 104, 97, 131, 102]), PRIOR, 3);
  expect(Math.exp(mean)).toBeCloseTo(103.72, 2);
  expect(sd).toBeCloseTo(0.07027, 5);
  expect(df).toBe(8);
});

test('an outlier is drawn in, and only where there are enough values', () => {
  const values = logs([1.31, 1.22, 1.35, 1.27, 1.9, 1.24]);
  const robust = moderated(values, { sd: 0.06, weight: 4 }, 4);
  expect(robust.mean).toBeCloseTo(0.27198, 5);
  const plain = moderated(values, { sd: 0.06, weight: 4 }, 7);
  expect(plain.mean).toBeGreaterThan(robust.mean);
});

test('order does not count, negation negates, a shift shifts', () => {
  const values = [0.1, -0.02, 0.3, 0.05, 0.07];
  const one = moderated(values, PRIOR, 4);
  expect(moderated(values.toReversed(), PRIOR, 4).mean).toBeCloseTo(one.mean, 12);
  const negated = moderated(
    values.map((value) => -value),
    PRIOR,
    4,
  );
  expect(negated.mean).toBeCloseTo(-one.mean, 12);
  expect(negated.sd).toBeCloseTo(one.sd, 12);
  const shifted = moderated(
    values.map((value) => value + 5),
    PRIOR,
    4,
  );
  expect(shifted.mean).toBeCloseTo(one.mean + 5, 12);
  expect(shifted.sd).toBeCloseTo(one.sd, 12);
});
