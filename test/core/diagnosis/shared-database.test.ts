import { expect, test } from 'vitest';
import { findingOf } from '../../../src/core/words/causes/finding.ts';
import { foundIn, namesOf, type Ran, type World } from './evidence.ts';
import { changed, ORDERS, SHOP } from './schemas.ts';

/** An endpoint whose statements take longer under load than they do for the one user who calls it by itself. */
function orders(ms: number, ran: readonly Ran[], byItself: readonly Ran[] = ran): World {
  const waiting = { mean: ms - 1, p95: ms - 1 };
  const world = changed(SHOP, 'GET /orders', { ms, ran, byItself, phases: { waiting } });
  // Half of all requests, four windows of 500: CPU time is that of both sides.
  return { ...world, readings: { cpu: 1000, busy: 0.5 }, plans: {} };
}

/** Driven side by side against one database: of the load nothing is known of it. */
const sharing = (world: World): World => ({
  ...world,
  database: { gaps: [{ kind: 'shared' }], totals: null, all: null, tables: [], sessions: null, locks: [] },
});

const SLOW = ORDERS.replace('created_at', 'total');
const BASE = orders(20, [{ sql: ORDERS, perCall: 1, ms: 10 }], [{ sql: ORDERS, perCall: 1, ms: 1.5 }]);
const HEAD = orders(120, [{ sql: SLOW, perCall: 1, ms: 105 }], [{ sql: SLOW, perCall: 1, ms: 12 }]);

test('time in the database of one user is not held against what requests took under load', () => {
  expect(namesOf(foundIn(BASE, HEAD))).toEqual(['slower-statement new critical']);
  expect(foundIn(sharing(BASE), sharing(HEAD))).toEqual([]);
});

test('an endpoint that asks nothing of the database that both share waits for something else', () => {
  const serving = (ms: number): World => sharing(changed(BASE, 'GET /orders', { ms, ran: [], byItself: [] }));
  expect(foundIn(serving(20), serving(120))).toMatchObject([
    { rule: 'slower-outside-database', endpoints: ['GET /orders'], msPerRequest: 100 },
  ]);
});

test('of time that is one user’s that is said', () => {
  const looped = (perCall: number): readonly Ran[] => [{ sql: ORDERS, perCall, ms: 1.5 }];
  const [alone] = foundIn(sharing(orders(20, looped(1))), sharing(orders(90, looped(12)))).map(findingOf);
  expect(alone?.evidence[1]).toBe(
    'Called by itself, its time in the database is 1.50 → 18.0 ms per request of GET /orders; what its calls take under load beyond that, round trips included, is estimated at 53.5 ms, from what base takes beyond it per statement.',
  );
  const [loaded] = foundIn(orders(20, looped(1)), orders(90, looped(12))).map(findingOf);
  expect(loaded?.evidence[1]).toContain('Its time in the database is 1.50 → 18.0 ms per request');
});

test('of rows, too, the time is said to be one user’s', () => {
  const many = (rows: number): readonly Ran[] => [{ sql: ORDERS, perCall: 1, ms: rows / 100, rows }];
  const [alone] = foundIn(sharing(orders(20, many(10))), sharing(orders(90, many(2000)))).map(findingOf);
  expect(alone?.evidence[1]).toContain('Called by itself, its time in the database is');
});
