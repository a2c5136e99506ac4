import { expect, test } from 'vitest';
import { type Random, seeded } from '../../../src/core/statistics/random.ts';
import { foundIn, type Ran, type World } from './evidence.ts';
import { changed, ITEMS, ORDERS, SENSORS, SHOP } from './schemas.ts';

/** About normal, mean 0 and standard deviation 1: the sum of twelve even numbers. */
const normal = (random: Random): number =>
  Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);

/** Times that spread by 10 % from look to look of one build: more than those of two starts do. */
const noisy = (value: number, random: Random, share = 0.1): number =>
  Math.max(value / 3, value * (1 + share * normal(random)));

/** Events that come by chance, so many on average. */
function poisson(mean: number, random: Random): number {
  let [count, product] = [0, random()];
  while (product > Math.exp(-mean)) {
    count += 1;
    product *= random();
  }
  return count;
}

const EXTRA: readonly Ran[] = [
  // A loop over data: as many calls as there are rows, which differ from call to call.
  { sql: 'SELECT name FROM tags WHERE item_id = $1', perCall: 7, ms: 0.2, isExact: false },
  { sql: 'INSERT INTO log (what) VALUES ($1)', perCall: 1, ms: 0.3 },
];

/** One look at an application, as noise would have it. */
function seen(world: World, random: Random): World {
  // The machine has better and worse minutes, which all statements share.
  const machine = noisy(1, random, 0.1);
  const ranOf = (one: Ran): Ran => {
    const ms = noisy(one.ms * machine, random);
    return {
      ...{ ...one, ms, deviationMs: noisy(ms, random, 0.5) },
      perCall: one.isExact === false ? Math.max(1, one.perCall + Math.round(normal(random))) : one.perCall,
      rows: Math.max(1, Math.round(noisy(one.rows ?? 1, random, 0.3))),
    };
  };
  const waits = poisson(1, random);
  const wait = { waiting: EXTRA[1]?.sql ?? '', holding: 'COMMIT', holderIdleInTransaction: false };
  const idle = poisson(1, random);
  return {
    ...world,
    endpoints: Object.fromEntries(
      Object.entries(world.endpoints).map(([key, { ms, ran }]) => [
        key,
        { ms: noisy(ms * machine, random, 0.02), ran: [...ran, ...EXTRA].map(ranOf) },
      ]),
    ),
    database: {
      ...world.database,
      locks: waits === 0 ? [] : [{ ...wait, seen: waits, longestMs: 200 * waits }],
      totals: {
        ...{ commits: 1000, rollbacks: 3, deadlocks: poisson(0.3, random), tempBytes: 0 },
        ...{ blocksHit: 100_000, blocksRead: poisson(5, random) * 1500 },
      },
      sessions: {
        ...{ looks: 60, most: 5 + poisson(5, random), mostActive: poisson(3, random), allowed: 97 },
        ...{ mostIdleInTransaction: idle, longestIdleInTransactionMs: idle * 150 },
      },
    },
    process: {
      ...{ readyMs: [500, 500], requests: [2000, 2000], mostHandles: null, threads: null },
      memory: [0, 1].map(() => ({ before: 8e7, after: 8e7 + Math.max(0, 3e7 + 1e7 * normal(random)) })),
    },
    readings: { busy: Math.min(1, noisy(0.6, random, 0.1)), steal: 0.001, cpu: noisy(2000, random, 0.1) },
    phases: { connecting: { mean: noisy(0.002, random), p95: 0 }, waiting: { mean: 5, p95: 9 } },
  };
}

test.each([
  ['a shop', SHOP, 1],
  ['sensors', SENSORS, 2],
] as const)('of %s that did not change no look finds anything new that is grave', (_name, world, seed) => {
  const random = seeded(seed);
  const grave: string[] = [];
  let [looks, fresh] = [0, 0];
  for (; looks < 400; looks += 1) {
    const found = foundIn(seen(world, random), seen(world, random), true).filter(({ isNew }) => isNew);
    fresh += found.length;
    grave.push(
      ...found.flatMap(({ rule, severity }) =>
        severity === 'high' || severity === 'critical' ? [`${looks}: ${rule} ${severity}`] : [],
      ),
    );
  }
  expect(grave).toEqual([]);
  // Of those that are not grave there are few as well.
  expect(fresh / looks).toBeLessThan(0.1);
});

test('in the same noise what was planted is found first, each time', () => {
  const random = seeded(3);
  const planted = changed(SHOP, 'GET /orders', {
    ms: 20,
    ran: [
      { sql: ORDERS, perCall: 1, ms: 0.9, rows: 10 },
      { sql: ITEMS, perCall: 12, ms: 0.9, rows: 3 },
    ],
  });
  for (let look = 0; look < 100; look += 1) {
    const [first] = foundIn(seen(SHOP, random), seen(planted, random));
    expect(first).toMatchObject({ rule: 'n-plus-one', isNew: true, endpoints: ['GET /orders'] });
    expect(['high', 'critical']).toContain(first?.severity);
  }
});
