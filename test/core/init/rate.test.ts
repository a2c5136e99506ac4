import { expect, test } from 'vitest';
import { firstRate } from '../../../src/core/init/rate.ts';

test.each([
  [1, 'go', 50],
  [2, 'go', 50],
  [4, 'express', 25],
  [8, 'express', 15],
  [3, 'fastapi', 20],
  [8, 'rails', 10],
  [1, null, 50],
] as const)('%i requests of %s begin at %i iterations/s', (requests, framework, rate) => {
  expect(firstRate(requests, framework)).toBe(rate);
});
