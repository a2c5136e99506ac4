import { describe, expect, test } from 'vitest';
import { toReport } from '../../../src/core/report/report.ts';
import { foundIn, namesOf, node, type Ran, type World } from './evidence.ts';
import { judgedOf, recordedOf } from './judged.ts';
import { profiled } from './profiles.ts';

const AUTH: Ran = { sql: 'SELECT user_id FROM sessions WHERE token = $1', perCall: 1, ms: 0.2 };
const BIG: Ran = { sql: 'SELECT id, state, total FROM orders WHERE at > $1', perCall: 1, ms: 300 };

type Ms = { readonly exported: number; readonly me: number; readonly auth: Partial<Ran> | null };

/** An export that takes long, and a short request; both ask who it is. The names stand in the order of what they take. */
const site = ({ exported, me, auth }: Ms): World => {
  const ran = auth === null ? [] : [{ ...AUTH, ...auth }];
  return {
    endpoints: {
      'GET /export': { ms: exported, ran: [BIG, ...ran] },
      'GET /me': { ms: me, ran },
    },
  };
};
const BEFORE = site({ exported: 500, me: 5, auth: {} });

const SHARED: readonly (readonly [string, World, World])[] = [
  ['slower-statement', BEFORE, site({ exported: 504, me: 9, auth: { ms: 4.2 } })],
  ['sort-spill', BEFORE, site({ exported: 504, me: 9, auth: { ms: 4.2, tempBlocks: 20 } })],
  [
    'new-statement',
    site({ exported: 500, me: 5, auth: null }),
    site({ exported: 504, me: 9, auth: { ms: 4 } }),
  ],
  ['n-plus-one', BEFORE, site({ exported: 504, me: 9, auth: { ms: 0.2, perCall: 21 } })],
];

test.each(SHARED)(
  '%s that several endpoints share is weighed by the one that it slows down most',
  (rule, base, head) => {
    expect(foundIn(base, head)[0]).toMatchObject({
      ...{ rule, isNew: true, severity: 'critical', endpoints: ['GET /me', 'GET /export'] },
      shareOfSlowdown: expect.closeTo(1, 1),
    });
    const report = toReport(judgedOf(recordedOf(base, head)), { runUrl: null });
    expect(report.cause).toMatch(/about (?:9\d|100) % of the slow-down/);
  },
);

test('what base has too is told of the endpoint that it is most of', () => {
  const standing = site({ exported: 500, me: 9, auth: { ms: 6, perCall: 1, tempBlocks: 20 } });
  const [first] = foundIn(standing, standing);
  expect(first).toMatchObject({ rule: 'sort-spill', isNew: false, severity: 'high', msPerRequest: 6 });
  expect(first?.endpoints).toEqual(['GET /me', 'GET /export']);
});

/** Both are slower: the short request by the statement alone, and the export by something else as well. */
test('why one of them is slower has its own share of the slow-down', () => {
  const both = (exported: number, me: number, ms: number): World => ({
    endpoints: {
      'GET /export': { ms: exported, ran: [{ ...AUTH, ms }] },
      'GET /me': { ms: me, ran: [{ ...AUTH, ms }] },
    },
  });
  const found = foundIn(both(20, 5, 0.2), both(60, 9, 4.2)).find(({ rule }) => rule === 'slower-statement');
  expect(found).toMatchObject({
    endpoints: ['GET /me', 'GET /export'],
    shares: [expect.closeTo(1, 5), expect.closeTo(0.1, 5)],
  });
});

describe('what waits for the pool and the CPUs that a scan takes', () => {
  const LISTED = 'SELECT id, total FROM orders WHERE user_id = $1';
  const PAID = 'INSERT INTO payments (order_id) VALUES ($1)';
  const shop = (listing: readonly [number, number], paying: readonly [number, number]): World => ({
    endpoints: {
      'GET /orders': { ms: listing[0], ran: [{ sql: LISTED, perCall: 1, ms: listing[1] }] },
      'POST /checkout': { ms: paying[0], ran: [{ sql: PAID, perCall: 1, ms: paying[1] }] },
    },
    database: {
      tables: [{ name: 'orders', sequentialScans: 0, sequentialRows: 0, indexScans: 0, rows: 300_000 }],
    },
  });
  const filter = '(user_id = $1)';
  const base: World = {
    ...shop([8, 0.5], [10, 0.2]),
    plans: { [LISTED]: { nodes: [node('Index Scan', { table: 'orders', index: 'orders_user_id' })] } },
  };
  const head: World = {
    ...shop([118, 62], [18, 0.2]),
    plans: { [LISTED]: { nodes: [node('Seq Scan', { table: 'orders', filter, rows: 30 })] } },
  };

  test('comes after the scan, and is told of the endpoint that waits longest', () => {
    const found = foundIn(base, head);
    expect(namesOf(found)).toEqual(['missing-index new critical', 'slower-outside-database new medium']);
    expect(found[1]).toMatchObject({
      endpoints: ['GET /orders', 'POST /checkout'],
      msPerRequest: expect.closeTo(48.5, 5),
      shares: [expect.closeTo(0.44, 2), 1],
    });
  });

  test('is told first of an endpoint that the comparison accuses', () => {
    const waiting = (exported: number, me: number): World => ({
      endpoints: { 'GET /export': { ms: exported, ran: [] }, 'GET /me': { ms: me, ran: [] } },
    });
    expect(foundIn(waiting(500, 5), waiting(530, 9))).toMatchObject([
      { rule: 'slower-outside-database', severity: 'critical', endpoints: ['GET /me', 'GET /export'] },
    ]);
  });
});

test('of endpoints that are slowed down as gravely that with the most time tells it', () => {
  const looping = (listing: number, runs: number, reading: number, few: number): World => ({
    endpoints: {
      'GET /brief': { ms: reading, ran: [{ ...AUTH, perCall: few, ms: 0.6 }] },
      'GET /list': { ms: listing, ran: [{ ...AUTH, perCall: runs, ms: 5 }] },
    },
  });
  const [first] = foundIn(looping(10, 1, 0.7, 1), looping(230, 41, 4.2, 6));
  expect(first).toMatchObject({
    ...{ rule: 'n-plus-one', severity: 'critical', endpoints: ['GET /list', 'GET /brief'] },
    numbers: { perCall: { base: 1, head: 41 } },
  });
  expect(first?.shares?.[0]).toBeLessThan(first?.shares?.[1] ?? 0);
});

test('of a function nobody knows what the others have of it, so that their own causes stand for why', () => {
  const COUNT = 'SELECT count(*) FROM orders WHERE user_id = $1';
  const shop = (listing: number, paying: number, counting: number, priced: number): World =>
    profiled(
      {
        endpoints: {
          'GET /orders': { ms: listing, ran: [AUTH] },
          'POST /orders': { ms: paying, ran: [{ sql: COUNT, perCall: 1, ms: counting }] },
        },
      },
      [{ at: 'src/shop.js:30 price', ms: priced }],
    );
  const [base, head] = [shop(8, 30, 1, 1), shop(24, 46, 12, 13)];
  const priced = foundIn(base, head).find(({ texts }) => texts['name'] === 'price');
  expect(priced).toMatchObject({ endpoints: ['GET /orders', 'POST /orders'], severity: 'critical' });
  expect(priced).not.toHaveProperty('shares');
});
