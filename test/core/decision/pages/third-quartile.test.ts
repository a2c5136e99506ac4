import { expect, test } from 'vitest';
import { thirdQuartile } from '../../../../src/core/decision/pages/third-quartile.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';

test('the 75th percentile is between two values, in logarithms, and R reads it alike', () => {
  // exp(quantile(log(c(100, 110, 120, 150, 200)), 0.75)) is 150.
  expect(thirdQuartile(Object.freeze([200, 100, 150, 110, 120])).value).toBeCloseTo(150);
  const { value, low, high } = thirdQuartile([100, 100, 100]);
  expect([value, low, high]).toEqual([100, 100, 100].map((one) => expect.closeTo(one)));
});

test.each([5, 10])('its interval of %i log-normal loads holds the truth in about 95 of 100', (loads) => {
  const random = seeded(11);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const truth = 1500 * Math.exp(0.1 * 0.6745);
  const inside = Array.from({ length: 2000 }, () => {
    const { low, high } = thirdQuartile(Array.from({ length: loads }, () => 1500 * Math.exp(0.1 * normal())));
    return low <= truth && truth <= high;
  });
  const share = inside.filter(Boolean).length / inside.length;
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.99);
});
