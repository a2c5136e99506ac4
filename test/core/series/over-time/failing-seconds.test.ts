import { expect, test } from 'vitest';
import { FailingSeconds } from '../../../../src/core/series/over-time/failing-seconds.ts';

test('a burst over the border of two slices is one event: each of its seconds counts once', () => {
  const failing = new FailingSeconds();
  for (const second of [3, 4, 5, 6]) failing.mark('1', 'GET /a', second);
  // What began in the next slice fails in the same seconds, and goes on.
  for (const second of [5, 6, 7]) failing.mark('2', 'GET /a', second);
  expect(failing.of(1, 'GET /a')).toEqual([0, 1, 2, 3]);
  expect(failing.of(2, 'GET /a')).toEqual([0]);
  expect(failing.of(2, null)).toEqual([0]);
});

test('another endpoint that fails in the same second has an event of its own', () => {
  const failing = new FailingSeconds();
  failing.mark('1', 'GET /a', 3);
  failing.mark('2', 'GET /b', 3);
  expect(failing.of(2, 'GET /b')).toEqual([0]);
  expect(failing.of(2, null)).toEqual([]);
});
