import { expect, test } from 'vitest';
import { readSwitches, stretch } from '../../examples/shop/switches.js';

test('a slowdown waits for its share of the time that went by, also below a millisecond', async () => {
  for (const spentMs of [0.4, 3, 20]) {
    const start = performance.now();
    while (performance.now() - start < spentMs);
    const before = performance.now();
    await stretch(start, 0.5);
    expect(performance.now() - start).toBeGreaterThanOrEqual((before - start) * 1.5 - 0.05);
  }
});

test('without a variable nothing is planted', () => {
  const off = { missingIndex: false, nPlusOne: false, hotFunction: false, bigJson: false };
  const rest = { leak: false, smallPool: false, lock: false, errorRate: 0, slowdown: 0, roundTripMs: 2 };
  expect(readSwitches({})).toEqual({ ...off, ...rest });
  expect(readSwitches({ SHOP_LOCK: '0', SHOP_LEAK: '', SHOP_N_PLUS_ONE: 'false' })).toEqual({
    ...off,
    ...rest,
  });
});

test('each variable plants its own bottleneck', () => {
  expect(readSwitches({ SHOP_MISSING_INDEX: '1' })).toMatchObject({ missingIndex: true, lock: false });
  expect(readSwitches({ SHOP_ERROR_RATE: '0.02', SHOP_SLOWDOWN: '0.35' })).toMatchObject({
    errorRate: 0.02,
    slowdown: 0.35,
  });
  expect(() => readSwitches({ SHOP_ERROR_RATE: '2' })).toThrow(
    'SHOP_ERROR_RATE is 2; it takes a number from 0 to 1.',
  );
});
