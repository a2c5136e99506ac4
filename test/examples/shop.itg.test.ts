import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, leastMs, medianMs, openDatabase, openShop, type RunningShop } from './shop.ts';

let database: Database;
let healthy: RunningShop;
beforeAll(async () => {
  database = await openDatabase();
  healthy = await openShop(database.url, {});
});
afterAll(async () => {
  await healthy.stop();
  await database.stop();
});

/** Runs `body` on a shop with a planted bottleneck. */
async function planted<T>(
  switches: Record<string, string>,
  body: (shop: RunningShop) => Promise<T>,
): Promise<T> {
  const shop = await openShop(database.url, switches);
  try {
    return await body(shop);
  } finally {
    await shop.stop();
  }
}

const residentKb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Milliseconds of an answer once the code is warm, whatever else runs on the machine. */
async function warmMs(shop: RunningShop, route: string): Promise<number> {
  await medianMs(30, () => shop.get(route));
  return leastMs(40, () => shop.get(route));
}

/** How many times slower a planted shop answers than the healthy one, asked in turns: a busy machine slows both. */
async function slower(switches: Record<string, string>, route: string): Promise<number> {
  return planted(switches, async (shop) => {
    await medianMs(30, () => shop.get(route));
    const ratios: number[] = [];
    for (let turn = 0; turn < 15; turn += 1) {
      const before = await medianMs(3, () => healthy.get(route));
      ratios.push((await medianMs(3, () => shop.get(route))) / before);
    }
    return ratios.sort((a, b) => a - b)[7] ?? 0;
  });
}

/** The same comparison with nothing planted, which must stay quiet. */
const twin = (route: string) => slower({}, route);

// Before others have the healthy shop open more than a few of the 60 that the server has.
test('a big pool takes nearly all connections of the server from the start', async () => {
  const opened = (switches: Record<string, string>) => planted(switches, () => database.connections());
  expect(await opened({ SHOP_BIG_POOL: '1' })).toBeGreaterThanOrEqual(54);
  expect(await opened({})).toBeLessThan(20);
});

test('every route of the healthy shop answers 200', async () => {
  for (const route of ['/healthz', '/products', '/products/7', '/search?q=12', '/orders?user=3']) {
    expect((await healthy.get(route)).status, route).toBe(200);
  }
  expect((await healthy.post('/orders?user=3&product=4')).status).toBe(200);
  for (const route of ['/nowhere', '/products/99999', '/products/abc', '/orders?user=abc']) {
    expect((await healthy.get(route)).status, route).toBe(404);
  }
  expect((await healthy.post('/orders?user=3&product=99999')).status).toBe(404);
});

test('a switch that is no share stops the start with its name', async () => {
  const start = openShop(database.url, { SHOP_SLOWDOWN: '35%' });
  await expect(start).rejects.toThrow('the shop ended with 1');
});

test('a missing index makes orders several times slower, and a healthy start mends it', async () => {
  // The index is gone for the healthy shop too, so they cannot be asked in turns.
  const ofOrders = (shop: RunningShop) => warmMs(shop, '/orders?user=5');
  const before = await ofOrders(healthy);
  expect((await planted({ SHOP_MISSING_INDEX: '1' }, ofOrders)) / before).toBeGreaterThan(3);
  expect((await planted({}, ofOrders)) / before).toBeLessThan(3);
});

test('a hot function makes a product slower', async () => {
  expect(await slower({ SHOP_HOT_FUNCTION: '1' }, '/products/5')).toBeGreaterThan(3);
  expect(await twin('/products/5')).toBeLessThan(3);
});

test('a big JSON makes the product list slower', async () => {
  expect(await slower({ SHOP_BIG_JSON: '1' }, '/products')).toBeGreaterThan(3);
  expect(await twin('/products')).toBeLessThan(3);
});

test('an N+1 runs many more statements than the healthy shop', async () => {
  const statementsOf = async (shop: RunningShop) => {
    const before = await database.statements();
    for (let i = 0; i < 5; i += 1) await shop.get('/orders?user=5');
    return (await database.statements()) - before;
  };
  const usual = await statementsOf(healthy);
  const many = await planted({ SHOP_N_PLUS_ONE: '1' }, statementsOf);
  expect(usual).toBe(10);
  expect(many).toBeGreaterThan(usual * 4);
});

test('a leak keeps a megabyte for every request', async () => {
  const grown = async (shop: RunningShop) => {
    await medianMs(20, () => shop.get('/orders?user=5'));
    const before = residentKb(shop.pid);
    await medianMs(60, () => shop.get('/orders?user=5'));
    return (residentKb(shop.pid) - before) / 1024;
  };
  expect(await planted({ SHOP_LEAK: '1' }, grown)).toBeGreaterThan(45);
  expect(await planted({}, grown)).toBeLessThan(45);
});

test('an error rate answers that share with 503', async () => {
  const failures = async (shop: RunningShop) => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => shop.get('/products')));
    return answers.filter(({ status }) => status === 503).length;
  };
  const found = await planted({ SHOP_ERROR_RATE: '0.3' }, failures);
  expect(found).toBeGreaterThan(25);
  expect(found).toBeLessThan(110);
  expect(await failures(healthy)).toBe(0);
});

test('a lock makes checkouts wait for each other', async () => {
  const waiting = async (shop: RunningShop) => {
    let over = false;
    const buy = (i: number) => shop.post(`/orders?user=1&product=${i + 1}`);
    const all = Promise.all(Array.from({ length: 12 }, (_, i) => buy(i))).finally(() => {
      over = true;
    });
    let most = 0;
    while (!over) most = Math.max(most, await database.waiting());
    expect((await all).every(({ status }) => status === 200)).toBe(true);
    return most;
  };
  expect(await planted({ SHOP_LOCK: '1' }, waiting)).toBeGreaterThanOrEqual(3);
  expect(await waiting(healthy)).toBe(0);
});

test('a small pool opens one connection, the healthy one several', async () => {
  const opened = async (shop: RunningShop) => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => shop.post(`/orders?user=1&product=${i + 1}`)));
    return database.connections();
  };
  const usual = await planted({}, opened);
  const few = await planted({ SHOP_SMALL_POOL: '1' }, opened);
  expect(usual - few).toBeGreaterThanOrEqual(3);
});

test('buyers who take two rows in different orders end in deadlocks, and in one order in none', async () => {
  const failed = (switches: Record<string, string>) =>
    planted({ SHOP_BUNDLE: '1', SHOP_ROUND_TRIP_MS: '2', ...switches }, async (shop) => {
      const buy = (i: number) => shop.post(`/orders?user=1&product=${i + 1}`);
      const all = await Promise.all(Array.from({ length: 100 }, (_, i) => buy(i)));
      return all.filter(({ status }) => status !== 200).length;
    });
  expect(await failed({ SHOP_LOCK_ORDER: '1' })).toBeGreaterThan(0);
  expect(await failed({})).toBe(0);
});

test('a view of longer numbers has the whole table read for the orders of one user', async () => {
  const readOf = (switches: Record<string, string>) =>
    planted({ SHOP_VIEW: '1', ...switches }, async (shop) => {
      expect((await shop.get('/orders?user=5')).status).toBe(200);
      return database.plan('select id from user_orders where user_id = 5');
    });
  expect(await readOf({ SHOP_VIEW_CAST: '1' })).toContain('Seq Scan');
  expect(await readOf({})).not.toContain('Seq Scan');
});

test('answers that close their connection say so', async () => {
  const connectionOf = async (shop: RunningShop) => (await shop.get('/products/5')).headers.get('connection');
  expect(await planted({ SHOP_CLOSE: '1' }, connectionOf)).toBe('close');
  expect(await connectionOf(healthy)).toBe('keep-alive');
});

test('what works elsewhere still answers', async () => {
  await planted({ SHOP_UPSTREAM: '1', SHOP_THREADS: '1', SHOP_BUSY: '1' }, async (shop) => {
    for (const route of ['/products/7', '/search?q=12', '/orders?user=3'])
      expect((await shop.get(route)).status, route).toBe(200);
  });
});

test('a slowdown stretches the time of every request', async () => {
  for (const route of ['/search?q=99', '/products']) {
    expect(await slower({ SHOP_SLOWDOWN: '9' }, route), route).toBeGreaterThan(2.5);
    expect(await twin(route), route).toBeLessThan(2.5);
  }
});

test('every statement travels to the database first', async () => {
  expect(await slower({ SHOP_ROUND_TRIP_MS: '20' }, '/products/5')).toBeGreaterThan(3);
});
