import { expect, test } from 'vitest';
import type { CauseFact } from '../../../src/core/model/evidence/cause.ts';
import { foundIn, type Ran, type World } from './evidence.ts';
import { type Ran as Frame, profiled } from './profiles.ts';
import { changed, ITEMS, ORDERS, SHOP } from './schemas.ts';

const PRODUCT: Frame = { at: 'src/shop.js:30 product', ms: 1.2 };
const REPLY: Frame = { at: 'src/server.js:60 reply', ms: 0.8 };
const USUAL = [PRODUCT, REPLY, { at: 'src/shop.js:50 orders', ms: 1.5 }];
const LIST: Ran = { sql: ORDERS, perCall: 1, ms: 0.9, rows: 10 };
const ITEM: Ran = { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 };

const orders = (ms: number, ran: readonly Ran[] = [LIST, ITEM]): World =>
  changed(SHOP, 'GET /orders', { ms, ran });
const base = profiled(SHOP, USUAL);
/** One function computes more, ms of a request of GET /orders, which is half of all requests. */
const computing = (world: World, ms: number, how: Partial<Frame> = {}): World =>
  profiled(world, [{ ...PRODUCT, ms: 1.2 + ms / 2, ...how }, ...USUAL.slice(1)]);

const sharesOf = (found: readonly CauseFact[]): number =>
  found.reduce((sum, { shareOfSlowdown }) => sum + (shareOfSlowdown ?? 0), 0);
const only = (found: readonly CauseFact[], rule: string): CauseFact | undefined =>
  found.find((one) => one.rule === rule && one.isNew);

test('what serialises the rows that a statement brings too many of has no share beside it', () => {
  const lines = [{ line: 33, ms: 15, text: 'return JSON.stringify(rows);' }];
  const many = orders(48, [LIST, { ...ITEM, ms: 10.6, rows: 3000 }]);
  const found = foundIn(base, computing(many, 30, { lines }));
  const [rows, json] = [only(found, 'over-fetching'), only(found, 'big-serialisation')];
  // 10 ms in the database, and 30 ms beside it, of which serialising the rows is all.
  expect(rows).toMatchObject({ msPerRequest: expect.closeTo(40, 5), shareOfSlowdown: expect.closeTo(1, 5) });
  expect(json).toMatchObject({
    msPerRequest: expect.closeTo(30, 5),
    overlapMs: expect.closeTo(30, 5),
    shareOfSlowdown: expect.closeTo(0, 5),
  });
  expect(rows).not.toHaveProperty('overlapMs');
});

test('what was measured apart is not held to overlap', () => {
  const slow = orders(38, [LIST, { ...ITEM, ms: 10.6 }]);
  const found = foundIn(base, computing(slow, 20));
  expect(found.map(({ rule, overlapMs }) => [rule, overlapMs])).toEqual([
    ['hot-function', undefined],
    ['slower-statement', undefined],
  ]);
  expect(sharesOf(found)).toBeCloseTo(1, 5);
});

test('what has no name outside of the database holds the function that has one', () => {
  const found = foundIn(base, computing(orders(58), 15));
  const [rest, hot] = [only(found, 'slower-outside-database'), only(found, 'hot-function')];
  expect(rest).toMatchObject({ msPerRequest: expect.closeTo(50, 5), shareOfSlowdown: expect.closeTo(1, 5) });
  expect(hot).toMatchObject({ overlapMs: expect.closeTo(hot?.msPerRequest ?? 0, 5), shareOfSlowdown: 0 });
});

test('shares of one endpoint come to all of its slow-down at most, whatever was measured', () => {
  for (const added of [4, 10, 20, 40]) {
    for (const ran of [
      [LIST, { ...ITEM, perCall: 12 }],
      [LIST, { ...ITEM, ms: 9, rows: 3000 }],
      [{ ...LIST, ms: 12, tempBlocks: 500 }, ITEM, { sql: 'SELECT * FROM audit', perCall: 2, ms: 6 }],
    ]) {
      for (const ms of [2, 10, 40]) {
        const found = foundIn(base, computing(orders(8 + added, ran), ms)).filter(({ isNew }) => isNew);
        const own = found.filter(({ endpoints }) => endpoints[0] === 'GET /orders');
        expect(sharesOf(own), `${added} ${ms}`).toBeLessThanOrEqual(1 + 1e-9);
        expect(sharesOf(found.filter(({ endpoints }) => endpoints.length === 0))).toBeLessThanOrEqual(
          1 + 1e-9,
        );
      }
    }
  }
});

test('a cause of all requests and one of the endpoint that makes up all of it are told once', () => {
  // Two endpoints wait for one thread, and one of them runs a loop.
  const cpu = (world: World, ms: number): World => ({ ...world, readings: { cpu: ms * 500 } });
  const loop = changed(SHOP, 'GET /orders', { ms: 128, ran: [LIST, { ...ITEM, perCall: 30, ms: 4 }] });
  const jammed = changed(loop, 'POST /orders', { ms: 132 });
  const head = profiled(jammed, [{ ...PRODUCT, ms: 4.2 }, ...USUAL.slice(1)]);
  const found = foundIn(cpu(base, 1.5), cpu(head, 4.5)).filter(({ isNew }) => isNew);
  const whole = found.reduce((sum, { shareOfSlowdown, shareOfRequests }) => {
    return sum + (shareOfSlowdown ?? 0) * (shareOfRequests ?? 0);
  }, 0);
  expect(found.length).toBeGreaterThan(1);
  expect(whole).toBeLessThanOrEqual(1 + 1e-9);
});
