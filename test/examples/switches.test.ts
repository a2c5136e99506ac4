import { expect, test } from 'vitest';
import { bundleOf, failing, readSwitches, stretch, waitInTail } from '../../examples/shop/switches.js';

test('a slowdown waits for its share of the time that went by, also below a millisecond', async () => {
  for (const spentMs of [0.4, 3, 20]) {
    const start = performance.now();
    while (performance.now() - start < spentMs);
    const before = performance.now();
    await stretch(start, 0.5);
    expect(performance.now() - start).toBeGreaterThanOrEqual((before - start) * 1.5 - 0.05);
  }
});

test('steady errors meet every endpoint and every stretch of time alike', () => {
  const fails = failing({ errorRate: 0, steadyErrors: 0.02 });
  const failed = Array.from({ length: 10_000 }, (_, index) => index).filter(() => fails());
  expect(failed.length).toBeGreaterThan(190);
  expect(failed.length).toBeLessThan(210);
  expect(Math.max(...failed.map((n, at) => n - (failed[at - 1] ?? 0)))).toBeLessThan(100);
  // Five requests in a cycle, as the example's load sends them.
  for (const place of [0, 1, 2, 3, 4]) {
    const own = failed.filter((n) => n % 5 === place).length;
    expect(own, `request ${place} of the cycle`).toBeGreaterThan(30);
    expect(own).toBeLessThan(50);
  }
});

test('no request fails where no errors are planted', () => {
  const fails = failing({ errorRate: 0, steadyErrors: 0 });
  expect(Array.from({ length: 1000 }, fails)).not.toContain(true);
});

test('the tail is a wait for the planted share of the requests', async () => {
  const waitedMs = async (share: number) => {
    const before = performance.now();
    await waitInTail(share);
    return performance.now() - before;
  };
  expect(await waitedMs(1)).toBeGreaterThan(45);
  // A timer at the same moment is not due yet when a request outside the tail goes on.
  const order: string[] = [];
  const timer = new Promise<void>((resolve) => setTimeout(() => resolve(void order.push('timer')), 45));
  await waitInTail(0).then(() => order.push('request'));
  await timer;
  expect(order).toEqual(['request', 'timer']);
});

test('without a variable nothing is planted', () => {
  const off = { missingIndex: false, nPlusOne: false, hash: false, hotFunction: false, bigJson: false };
  const rest = {
    leak: false,
    smallPool: false,
    lock: false,
    extraStatement: false,
    noLimit: false,
    manyProducts: false,
    idleInTransaction: false,
    spill: false,
    view: false,
    viewCast: false,
    bundle: false,
    lockOrder: false,
    bigPool: false,
    upstream: false,
    close: false,
    threads: false,
    busy: false,
    sync: false,
    logging: false,
    bigAnswer: false,
    errorRate: 0,
    steadyErrors: 0,
    tail: 0,
    slowdown: 0,
    roundTripMs: 2,
  };
  expect(readSwitches({})).toEqual({ ...off, ...rest });
  expect(readSwitches({ SHOP_LOCK: '0', SHOP_LEAK: '', SHOP_N_PLUS_ONE: 'false' })).toEqual({
    ...off,
    ...rest,
  });
});

test('two rows are locked in one order by all buyers, unless the order is planted', () => {
  const all = Array.from({ length: 1000 }, (_, index) => index + 1);
  const isSorted = ([first = 0, second = 0]: readonly number[]) => first < second;
  expect(all.map((one) => bundleOf(one, false)).every(isSorted)).toBe(true);
  expect(all.map((one) => bundleOf(one, true)).filter(isSorted)).toHaveLength(500);
});

test('each variable plants its own bottleneck', () => {
  expect(readSwitches({ SHOP_MISSING_INDEX: '1' })).toMatchObject({ missingIndex: true, lock: false });
  expect(readSwitches({ SHOP_ERROR_RATE: '0.02', SHOP_SLOWDOWN: '0.35' })).toMatchObject({
    errorRate: 0.02,
    slowdown: 0.35,
  });
  expect(readSwitches({ SHOP_STEADY_ERRORS: '0.02', SHOP_TAIL: '0.01' })).toMatchObject({
    errorRate: 0,
    steadyErrors: 0.02,
    tail: 0.01,
  });
  expect(() => readSwitches({ SHOP_ERROR_RATE: '2' })).toThrow(
    'SHOP_ERROR_RATE is 2; it takes a number from 0 to 1.',
  );
});
