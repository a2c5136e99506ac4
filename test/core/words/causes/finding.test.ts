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

test('a pool gets a size from what the database allows, and a sort the memory that it wants', () => {
  const full = withDatabase(SHOP, {
    sessions: {
      ...{ looks: 60, most: 97, mostActive: 50, mostIdleInTransaction: 0, longestIdleInTransactionMs: 0 },
      allowed: 97,
    },
  });
  expect(first(SHOP, full).recommendation.code?.text).toContain('max: 87');
  const spilling = changed(SHOP, 'GET /orders', {
    ms: 30,
    ran: [{ sql: ORDERS, perCall: 1, ms: 20, tempBlocks: 1000 }],
  });
  expect(first(SHOP, spilling).recommendation.code?.text).toBe("SET LOCAL work_mem = '32MB';");
});
