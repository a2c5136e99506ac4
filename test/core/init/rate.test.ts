import { expect, test } from 'vitest';
import { firstRate } from '../../../src/core/init/rate.ts';

test.each([
  [1, 'go', 50],
  [2, 'go', 100],
  [4, 'express', 100],
  [8, 'express', 100],
  [3, 'fastapi', 100],
  [3, 'django', 50],
  [8, 'rails', 80],
  [1, null, 50],
] as const)('%i requests of %s begin at %i a second', (requests, framework, rate) => {
  expect(firstRate(requests, framework)).toBe(rate);
});
