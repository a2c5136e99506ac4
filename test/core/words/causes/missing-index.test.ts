import { expect, test } from 'vitest';
import { findingOf } from '../../../../src/core/words/causes/finding.ts';
import { foundAlone, foundIn, node, type World } from '../../diagnosis/evidence.ts';
import { changed, SHOP } from '../../diagnosis/schemas.ts';

/** What is told of a statement that reads a table of many rows to its end. */
function toldOf(table: string, filter: string, sql = 'SELECT note FROM o WHERE a = $1') {
  const [fact] = foundAlone({
    endpoints: { 'GET /orders': { ms: 50, ran: [{ sql, perCall: 1, ms: 40 }] } },
    plans: { [sql]: { nodes: [node('Seq Scan', { table, filter, rows: 5, cost: 9000 })] } },
    database: {
      tables: [{ name: table, sequentialScans: 9, sequentialRows: 9e5, indexScans: 0, rows: 100_000 }],
    },
  });
  if (fact === undefined) throw new Error('nothing was found');
  return findingOf(fact);
}

test.each([
  ['orders', '(user_id = $1)', 'orders (user_id)'],
  ['Orders', '("userId" = $1)', '"Orders" ("userId")'],
  ['sales.Orders', '(("createdAt" > $1) AND ("userId" = $2))', 'sales."Orders" ("userId", "createdAt")'],
  ['user', '("order" = $1)', '"user" ("order")'],
  ['orders', '("a, ""b""" = $1)', 'orders ("a, ""b""")'],
])('the index on %s for %s is one that the database takes', (table, filter, index) => {
  const { recommendation } = toldOf(table, filter);
  expect(recommendation.text).toBe(`create the index: \`CREATE INDEX CONCURRENTLY ON ${index}\``);
  expect(recommendation.code?.text).toContain(`CREATE INDEX CONCURRENTLY ON ${index};`);
});

test.each([
  ['((id)::text = $1)', 'SELECT note FROM o WHERE id::text = $1', 'id::text'],
  ['((created_at)::date = $1)', 'SELECT note FROM o WHERE created_at::date = $1', 'created_at::date'],
  ['((user_id)::numeric = $1)', 'SELECT note FROM o WHERE user_id = $1', 'user_id::numeric'],
])('of %s the cast is told, and no index that would not serve it', (filter, sql, cast) => {
  const { title, cause, recommendation } = toldOf('orders', filter, sql);
  expect(title).toBe('A cast rules out an index on orders');
  expect(cause).toBe(
    `\`${sql}\` reads all of \`orders\` (100000 rows), as it compares \`${cast}\` and not the column itself`,
  );
  expect(recommendation.text).toContain(`without the cast \`${cast}\``);
  expect(recommendation).not.toHaveProperty('code');
});

test('a cast that head has in place of what base reads by an index is told with it', () => {
  const was = 'SELECT id, total FROM orders WHERE id = $1';
  const sql = 'SELECT id, total FROM orders WHERE id::text = $1';
  const base: World = {
    ...changed(SHOP, 'GET /orders', { ms: 5, ran: [{ sql: was, perCall: 1, ms: 0.1 }] }),
    plans: { [was]: { nodes: [node('Index Scan', { table: 'orders', index: 'orders_pkey' })] } },
  };
  const scan = node('Seq Scan', { table: 'orders', filter: '((id)::text = $1)', rows: 1500, cost: 6000 });
  const head: World = {
    ...changed(SHOP, 'GET /orders', { ms: 35, ran: [{ sql, perCall: 1, ms: 30 }] }),
    plans: { [sql]: { nodes: [scan] } },
  };
  const [first] = foundIn(base, head).map(findingOf);
  expect(first).toMatchObject({ rule: 'missing-index', isNew: true, severity: 'critical' });
  expect(first?.cause).toContain('as it compares `id::text` and not the column itself');
  expect(first?.recommendation).not.toHaveProperty('code');
});
