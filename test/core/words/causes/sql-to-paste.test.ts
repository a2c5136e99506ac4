import { expect, test } from 'vitest';
import { batched, sqlToPaste } from '../../../../src/core/words/causes/sql.ts';

test.each([
  [
    'SELECT name FROM items WHERE order_id = $1',
    'SELECT order_id, name FROM items WHERE order_id = ANY($1);',
  ],
  ['select * from items i where i.order_id = $1', 'select * from items i where i.order_id = ANY($1);'],
  [
    'SELECT order_id, name FROM items WHERE order_id = $1 LIMIT 1',
    'SELECT order_id, name FROM items WHERE order_id = ANY($1);',
  ],
  ['SELECT count(*) FROM items WHERE order_id = $1', null],
  ['SELECT DISTINCT name FROM items WHERE order_id = $1', null],
])('%s, for many values at once: %s', (sql, many) => {
  expect(batched(sql, 'select')).toBe(many);
});

test.each(['select 1; drop table users', 'select 1 -- then', 'select /* x */ 1'])(
  '%s is nothing to paste unseen',
  (sql) => {
    expect(sqlToPaste(sql)).toBeNull();
  },
);
