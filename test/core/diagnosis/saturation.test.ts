import { expect, test } from 'vitest';
import { foundIn, namesOf, type World } from './evidence.ts';
import { profiled, type Ran } from './profiles.ts';
import { changed, SHOP } from './schemas.ts';

const PRODUCT: Ran = { at: 'src/shop.js:30 product', ms: 1.2 };
const REPLY: Ran = { at: 'src/server.js:60 reply', ms: 0.8 };
const ORDERS: Ran = { at: 'src/shop.js:50 orders', ms: 1.5 };
const ROWS: Ran = { at: 'src/shop.js:20 rows', ms: 0.9 };
const USUAL = [PRODUCT, REPLY, ORDERS, ROWS];

/** Of a runtime that is nobody's, ms per request. */
const NOBODYS = 3;

const stretched = (by: number, ran: readonly Ran[] = USUAL): readonly Ran[] =>
  ran.map((one) => ({ ...one, ms: one.ms * by }));
/** What is nobody's is stretched alike. */
const busyMs = (by: number, ran: readonly Ran[] = USUAL): number =>
  500 * by * ran.reduce((sum, { ms }) => sum + ms, NOBODYS);
const profiledBy = (world: World, by: number, ran: readonly Ran[] = USUAL): World => {
  const ms = busyMs(by, ran);
  return profiled(world, stretched(by, ran), { busyMs: ms, samples: Math.round(ms) });
};

/** CPUs of the machine in use, and CPU time of the application, ms per request. */
const read = (world: World, busy: number, cpu?: number): World => ({
  ...world,
  readings: { busy, ...(cpu !== undefined && { cpu: cpu * 500 }) },
});

/** Both endpoints take so many times as long. */
const slower = (by: number): World => {
  const orders = changed(SHOP, 'GET /orders', { ms: 8 * by });
  return changed(orders, 'POST /orders', { ms: (SHOP.endpoints['POST /orders']?.ms ?? 0) * by });
};

const base = read(profiledBy(SHOP, 1), 0.5, 6);
const codeIn = (head: World, of: World = base): readonly string[] =>
  foundIn(of, head).flatMap(({ texts }) => texts['name'] ?? []);

test.each([1.2, 1.5, 2, 4])(
  'a full machine that stretches all functions by %d is told, and no function',
  (by) => {
    // What takes the CPUs are threads of the application that no request waits for, or others.
    for (const cpu of [18, 6 * by, undefined]) {
      const head = read(profiledBy(slower(1.6), by), 0.97, cpu);
      expect(namesOf(foundIn(base, head)), String(cpu)).toEqual(['cpu-saturated new high']);
    }
  },
);

test('a function that waits longer for a CPU than the others do is no hot one', () => {
  const ran = stretched(1.5, [PRODUCT, { ...REPLY, ms: 2 }, ORDERS, ROWS]);
  expect(codeIn(read(profiled(slower(1.6), ran), 0.97, 18))).toEqual([]);
  // Nobody read what CPU time the application takes.
  expect(codeIn(read(profiled(slower(1.6), ran), 0.97))).toEqual([]);
});

const HOT = [{ ...PRODUCT, ms: 6 }, REPLY, ORDERS, ROWS];

test.each([
  ['while it is profiled too', 1.5, 'critical'],
  ['under load alone', 1, 'high'],
])('a function that takes all CPUs, %s, is told before the full machine', (_, by, severity) => {
  const head = read(profiledBy(slower(4), by, HOT), 0.97, 11);
  const [first, second] = foundIn(base, head);
  expect(first).toMatchObject({
    ...{ rule: 'hot-function', isNew: true, severity, texts: { name: 'product' } },
  });
  expect(second).toMatchObject({ rule: 'cpu-saturated', isNew: true, severity: 'high' });
});

test('waiting for CPUs that a function takes is laid to it, where many threads run requests too', () => {
  const go = { format: 'pprof', longestBusyMs: null } as const;
  const before = read(profiled(SHOP, USUAL, go), 0.5, 6);
  const head = (cpu: number): World => read(profiled(slower(12), HOT, go), 0.97, cpu);
  const [first, second] = foundIn(before, head(10.8));
  expect(first).toMatchObject({ rule: 'hot-function', severity: 'critical', endpoints: [] });
  expect(first?.shareOfSlowdown).toBeGreaterThan(0.9);
  expect(first?.texts).toMatchObject({ queue: 'cpus' });
  expect(second).toMatchObject({ rule: 'cpu-saturated' });
  // What took the CPUs is not seen in its CPU time.
  expect(namesOf(foundIn(before, head(7)))[0]).toBe('cpu-saturated new high');
});

test('of CPU profiles, and of a base that leaves no CPU either, all functions together are accused as before', () => {
  const go = { format: 'pprof', longestBusyMs: null } as const;
  const [was, is] = [profiled(SHOP, USUAL, go), profiled(slower(2), stretched(2), go)];
  expect(codeIn(read(is, 0.97), read(was, 0.5))).not.toEqual([]);
  expect(codeIn(read(profiled(slower(2), stretched(2)), 0.97), read(base, 0.95))).not.toEqual([]);
});

test.each([
  ['pprof', 'wall', []],
  ['pprof', 'cpu', ['orders', 'product', 'rows']],
  ['collapsed', 'wall', []],
  ['collapsed', 'cpu', ['orders', 'product', 'rows']],
] as const)('whether waiting for a CPU is in %s goes by its clock: %s', (format, clock, accused) => {
  const how = { format, clock, longestBusyMs: null };
  const [was, is] = [profiled(SHOP, USUAL, how), profiled(slower(2), stretched(4), how)];
  const found = codeIn(read(is, 0.97), read(was, 0.5));
  expect(found.toSorted()).toEqual(accused);
});

test('an unchanged twin shows nothing new, on a full machine too', () => {
  for (const busy of [0.5, 0.97]) {
    const twin = read(profiledBy(SHOP, 1), busy, 6);
    expect(foundIn(twin, twin, true).filter(({ isNew }) => isNew)).toEqual([]);
  }
});
