import { expect, test } from 'vitest';
import type { CauseFact } from '../../../../src/core/model/evidence/cause.ts';
import { findingOf, WORDED_RULES } from '../../../../src/core/words/causes/finding.ts';
import { foundIn, node, type World } from '../../diagnosis/evidence.ts';
import {
  changed,
  ITEMS,
  ORDERS,
  READINGS,
  SENSORS,
  SHOP,
  STOCK,
  withDatabase,
} from '../../diagnosis/schemas.ts';

const FACT: CauseFact = {
  ...{ rule: 'steal', category: 'runner', severity: 'low', confidence: 'possible', isNew: false },
  ...{ endpoints: [], msPerRequest: null, shareOfSlowdown: null, shareOfRequests: null, saving: null },
  ...{ numbers: {}, texts: {} },
};

test.each(WORDED_RULES)('%s has words even where nothing beside it is known', (rule) => {
  for (const isNew of [true, false]) {
    const finding = findingOf({ ...FACT, rule, isNew });
    const said = [finding.title, finding.cause, ...finding.evidence, finding.recommendation.text];
    expect(said.join()).not.toMatch(/undefined|null|NaN|Infinity|\{\w+\}/);
    expect(said.every((text) => text !== '')).toBe(true);
    expect(finding.recommendation.code?.text ?? '').not.toMatch(/\{\w+\}|undefined/);
  }
});

const first = (base: World, head: World) => {
  const [fact] = foundIn(base, head);
  if (fact === undefined) throw new Error('nothing was found');
  return findingOf(fact);
};

test('a line of the source stands in advice as it was written', () => {
  const texts = {
    name: 'product',
    function: 'product',
    hotLine: '3',
    hotText: 'for (const {id} of rows)',
  };
  const { recommendation } = findingOf({
    ...{ ...FACT, rule: 'hot-function', isNew: true },
    texts: { ...texts, hotShare: '0.9' },
  });
  expect(recommendation.text).toContain('for (const {id} of rows)');
});

test('N+1 says how often, and how to ask once', () => {
  const head = changed(SHOP, 'GET /orders', {
    ms: 60,
    ran: [
      { sql: ORDERS, perCall: 1, ms: 0.9 },
      { sql: ITEMS, perCall: 12, ms: 0.6 },
    ],
  });
  const finding = first(SHOP, head);
  expect(finding.cause).toBe(
    '`SELECT product_id, quantity FROM order_items WHERE order_id = $1` now runs 12 times per request of GET /orders (was 1)',
  );
  expect(finding.recommendation.code?.text).toBe(
    'SELECT order_id, product_id, quantity FROM order_items WHERE order_id = ANY($1);',
  );
  expect(finding.impact.text).toBe(
    'It adds 42.4 ms to a request of GET /orders, 81 % of its slow-down; the other 19 % is not explained by it. It concerns 50 % of all requests.',
  );
  expect(finding.expected?.text).toMatch(/^21\.2 to 42\.4 ms per request of GET \/orders \(35 to 71 %\)\. /);
});

test('what an earlier cause has already is told as part of it', () => {
  const fact = { ...FACT, isNew: true, msPerRequest: 12, endpoints: ['GET /orders'], shareOfRequests: 1 };
  const impactOf = (more: Partial<CauseFact>) => findingOf({ ...fact, ...more }).impact;
  expect(impactOf({ overlapMs: 8, shareOfSlowdown: 0.2 })).toMatchObject({
    overlapMs: 8,
    text: 'It adds 12.0 ms to a request of GET /orders. Of that, 8.00 ms is part of the above, and the rest is 20 % of its slow-down.',
  });
  expect(impactOf({ overlapMs: 8 }).text).toBe(
    'It adds 12.0 ms to a request of GET /orders. Of that, 8.00 ms is part of the above.',
  );
  expect(impactOf({ overlapMs: 12, shareOfSlowdown: 0 }).text).toBe(
    'It adds 12.0 ms to a request of GET /orders, all of it part of the above.',
  );
});

test('a missing index without simple columns has advice and nothing to paste', () => {
  const scan = node('Seq Scan', { table: 'metering.readings', filter: "(name ~~ '%a'::text)", rows: 9 });
  const { cause, recommendation } = first(SENSORS, { ...SENSORS, plans: { [READINGS]: { nodes: [scan] } } });
  expect(cause).toContain(
    'reads all of `metering.readings` (2000000 rows), where base uses the index `readings_sensor_at`',
  );
  expect(recommendation.text).toMatch(
    /^bring back the index `readings_sensor_at`, or find out why head does not use it/,
  );
  expect(recommendation.code).toBeUndefined();
});

test('a statement that runs once more says how often it ran', () => {
  const head = changed(SHOP, 'GET /orders', {
    ran: [
      { sql: ORDERS, perCall: 1, ms: 0.9, rows: 10 },
      { sql: ITEMS, perCall: 2, ms: 0.6, rows: 30 },
    ],
  });
  const { title, cause, evidence } = first(SHOP, head);
  expect(title).toBe('One statement runs once more in GET /orders');
  expect(cause).toMatch(/^`SELECT .*` now runs twice per request of GET \/orders \(was once\)$/);
  expect(evidence[0]).toContain('1 → 2 calls per request of GET /orders, the same number in every call.');
});

test('waits for a lock name who waits and who holds it', () => {
  const lock = {
    waiting: STOCK,
    holding: 'COMMIT',
    holderIdleInTransaction: true,
    seen: 40,
    longestMs: 1500,
  };
  const { cause, evidence } = first(SHOP, withDatabase(SHOP, { locks: [lock] }));
  expect(cause).toMatch(
    /^`UPDATE stock .*` now waits for a lock of a transaction that does nothing meanwhile, up to 1500 ms$/,
  );
  expect(evidence.join(' ')).toContain('seen 0 → 40 times in 60 looks');
});

test('a pool gets a size from what the database allows', () => {
  const full = withDatabase(SHOP, {
    sessions: {
      ...{ looks: 60, most: 97, mostActive: 50, mostIdleInTransaction: 0, longestIdleInTransactionMs: 0 },
      allowed: 97,
    },
  });
  expect(first(SHOP, full).recommendation.code?.text).toContain('Math.floor(87 / processes)');
  const [{ sessions } = {}] = [full.database];
  if (!sessions) throw new Error('no sessions');
  const fullest = { of: 'server', most: 96, allowed: 97, own: 16, gates: 48 } as const;
  const beside = first(SHOP, withDatabase(SHOP, { sessions: { ...sessions, fullest } }));
  expect(beside.cause).toMatch(
    /^96 of 97 connections of the database server are taken, 80 of them by other databases/,
  );
  expect(beside.evidence[1]).toBe(
    "Of them, 80 belong to other databases, 48 to those that the gate made, such as the other side's.",
  );
  expect(beside.recommendation.code?.text).toContain('Math.floor(58 / processes)');
  const gap = { kind: 'unreachable', said: 'too many connections\n\nfor role "shop"', isFull: true } as const;
  const refused = first(SHOP, withDatabase(SHOP, { sessions: null, gaps: [gap] }));
  expect(refused.cause).toBe(
    'the database now refuses further connections: `too many connections for role "shop"`',
  );
  expect(refused.evidence).toEqual([
    'The look into the database of head got no connection, as all that are allowed are taken (SQLSTATE 53300); that of base got one.',
  ]);
  expect(refused.recommendation).toMatchObject({
    text: 'limit the pool of the application, and give connections back early',
  });
  expect(refused.recommendation.code).toBeUndefined();
});

const MB = 1024 ** 2;

/** Advice on a statement that reads and writes so many MB of temporary files. */
function ofSpill(megabytes: number, workMem?: number) {
  const ran = [{ sql: ORDERS, perCall: 1, ms: 20, tempBlocks: megabytes * 128 }];
  const world = changed(SHOP, 'GET /orders', { ms: 30, ran });
  const settings = { workMem: (workMem ?? 0) * MB, sharedBuffers: 128 * MB };
  return first(SHOP, workMem === undefined ? world : withDatabase(world, { settings })).recommendation;
}

test('a sort gets memory for what one run of it wrote, and never less than there is', () => {
  // 25 MB were written, and read again.
  expect(ofSpill(50, 4).code?.text).toBe("SET LOCAL work_mem = '128MB'; -- 4.00 MB now");
  expect(ofSpill(2, 64).code?.text).toBe("SET LOCAL work_mem = '128MB'; -- 64.0 MB now");
  const unknown = ofSpill(8);
  expect(unknown.code?.text).toBe("SET LOCAL work_mem = '16MB'; -- if it is less");
  expect(unknown.text).toMatch(/raise `work_mem` for this statement to 16MB, if it is less$/);
});

test.each<[number, number | undefined]>([
  [1024, 4],
  [1024, undefined],
  [2, 256],
])(
  'a sort of %d MB at a work_mem of %s MB is told to sort less, as no step should have so much',
  (...how) => {
    const { text, code } = ofSpill(...how);
    expect(text).toMatch(/^sort fewer rows or by an index: .* more `work_mem` than the 256 MB/);
    expect(code).toBeUndefined();
  },
);

test('a cache is advised a step up from what there is, and without a figure where that is not known', () => {
  const totals = { commits: 1000, rollbacks: 0, deadlocks: 0, tempBytes: 0, blocksHit: 1e5, blocksRead: 5e4 };
  const missed = (more: object) =>
    first(SENSORS, withDatabase(SENSORS, { totals, ...more })).recommendation.code?.text;
  expect(missed({ settings: { workMem: 4 * MB, sharedBuffers: 8192 * MB } })).toBe(
    "ALTER SYSTEM SET shared_buffers = '16384MB'; -- 8.00 GB now; a quarter of the memory at most; restart",
  );
  expect(missed({})).toBeUndefined();
});

test('memory that settles is told as what a cache that fills looks like', () => {
  const numbers = {
    perRequest: { base: 3000, head: 30_000 },
    ...{ bytes: { base: 15 * MB, head: 140 * MB }, starts: { base: 2, head: 2 } },
    ...{ whole: { base: null, head: 145 * MB }, later: { base: null, head: -3 * MB } },
  };
  const fact = { ...FACT, rule: 'memory-growth', isNew: true, numbers, texts: { settling: '' } };
  const { cause, evidence } = findingOf(fact);
  expect(cause).toBe(
    'memory now grows by 140 MB (was 15.0 MB), most of it in the first half of the load, as it does where a cache fills',
  );
  expect(evidence[1]).toMatch(/^On average of these starts, 0 bytes of 145 MB come in the second half/);
});
