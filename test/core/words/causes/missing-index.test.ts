import { expect, test } from 'vitest';
import { findingOf } from '../../../../src/core/words/causes/finding.ts';
import { foundAlone, node } from '../../diagnosis/evidence.ts';

/** What is told of a statement that reads a table of many rows to its end. */
function toldOf(table: string, filter: string) {
  const sql = 'SELECT note FROM o WHERE a = $1';
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
