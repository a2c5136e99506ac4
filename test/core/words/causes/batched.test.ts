import { expect, test } from 'vitest';
import { batched } from '../../../../src/core/words/causes/batched.ts';

const JOINED = 'FROM tags t JOIN taggings g ON g.tag_id = t.id JOIN posts p ON p.id = g.post_id';

test.each([
  [
    'SELECT name FROM items WHERE order_id = $1',
    'SELECT order_id, name FROM items WHERE order_id = ANY($1);',
  ],
  ['select * from items i where i.order_id = $1', 'select * from items i where i.order_id = ANY($1);'],
  ['SELECT * FROM i WHERE o = $1 LIMIT 1', 'SELECT * FROM i WHERE o = ANY($1);'],
  [
    'SELECT order_id, name FROM items WHERE order_id = $1 LIMIT 1',
    'SELECT order_id, name FROM items WHERE order_id = ANY($1);',
  ],
  [
    'SELECT "i"."order_id", "i"."name" FROM "items" "i" WHERE ("i"."order_id" = $1) AND NOT gone',
    'SELECT "i"."order_id", "i"."name" FROM "items" "i" WHERE ("i"."order_id" = ANY($1)) AND NOT gone;',
  ],
  ['SELECT a.* FROM a WHERE b = $1 ORDER BY c', 'SELECT a.* FROM a WHERE b = ANY($1) ORDER BY c;'],
  [
    'SELECT name FROM items WHERE order_id = $1::uuid FOR UPDATE',
    'SELECT order_id, name FROM items WHERE order_id = ANY($1::uuid[]) FOR UPDATE;',
  ],
  ['SELECT name FROM t WHERE "Order-Id" = $1', 'SELECT "Order-Id", name FROM t WHERE "Order-Id" = ANY($1);'],
])('%s, for many values at once: %s', (sql, many) => {
  expect(batched(sql, 'select')).toBe(many);
});

test.each([
  [
    'SELECT "tags".* FROM "tags" INNER JOIN "taggings" ON "tags"."id" = "taggings"."tag_id" WHERE "taggings"."post_id" = $1',
    'SELECT "taggings"."post_id" AS taggings_post_id, "tags".* FROM "tags" INNER JOIN "taggings" ON "tags"."id" = "taggings"."tag_id" WHERE "taggings"."post_id" = ANY($1);',
  ],
  [
    `SELECT t.id, t.name ${JOINED} WHERE p.id = $1`,
    `SELECT p.id AS p_id, t.id, t.name ${JOINED} WHERE p.id = ANY($1);`,
  ],
  [
    `SELECT t.name ${JOINED} WHERE g.post_id = $1`,
    `SELECT g.post_id, t.name ${JOINED} WHERE g.post_id = ANY($1);`,
  ],
  [
    `SELECT t.id AS tag, p."Id" FROM t JOIN p ON p.t = t.id WHERE p.id = $1`,
    `SELECT p.id, t.id AS tag, p."Id" FROM t JOIN p ON p.t = t.id WHERE p.id = ANY($1);`,
  ],
  [
    `SELECT t.*, P.ID FROM t JOIN p ON p.t = t.id WHERE p.id = $1`,
    `SELECT t.*, P.ID FROM t JOIN p ON p.t = t.id WHERE p.id = ANY($1);`,
  ],
  [
    `SELECT t.* FROM t JOIN p ON p.t = t.id WHERE post_id = $1`,
    `SELECT post_id, t.* FROM t JOIN p ON p.t = t.id WHERE post_id = ANY($1);`,
  ],
  [`SELECT * ${JOINED} WHERE p.id = $1`, `SELECT * ${JOINED} WHERE p.id = ANY($1);`],
])('whose a row is, is told where tables are joined: %s', (sql, many) => {
  expect(batched(sql, 'select')).toBe(many);
});

test.each([
  'SELECT count(*) FROM items WHERE order_id = $1',
  'SELECT DISTINCT name FROM items WHERE order_id = $1',
  'SELECT ALL name FROM items WHERE order_id = $1',
  'SELECT name FROM items WHERE id IN (SELECT item_id FROM order_items WHERE order_id = $1)',
  'SELECT name FROM (SELECT * FROM items) AS i WHERE order_id = $1',
  'SELECT name FROM items WHERE order_id = $1 UNION SELECT name FROM gone',
  'SELECT name FROM items WHERE order_id = $1 GROUP BY name',
  'SELECT name FROM items WHERE order_id = $1 OR is_public',
  'SELECT name FROM items WHERE NOT (gone AND order_id = $1)',
  'SELECT name FROM items i LEFT JOIN marks m ON m.item = i.id AND m.user_id = $1',
  'SELECT name FROM items i LEFT JOIN marks m ON m.item = i.id AND m.user_id = $1 WHERE i.hidden',
  'SELECT name FROM items WHERE a + b = $1',
  'SELECT name FROM items WHERE id::text = $1',
  'SELECT name FROM items WHERE order_id = $1 + 1',
  'SELECT name FROM items WHERE order_id = $1 AND parent_id = $1',
  'SELECT name FROM items WHERE order_id = $1 AND parent_id = $2',
  'SELECT name FROM items WHERE order_id = $1 ORDER BY at DESC LIMIT 3',
  'SELECT name FROM items WHERE order_id = $1 ORDER BY at DESC LIMIT 1',
  'SELECT name FROM items WHERE order_id = $1 LIMIT 1 FOR UPDATE',
  'SELECT name FROM items WHERE order_id = $1 OFFSET 3',
  'SELECT name FROM items',
  '',
])('%j has no form for many values that says the same', (sql) => {
  expect(batched(sql, 'select')).toBeNull();
});

test('what changes rows has none', () => {
  expect(batched('DELETE FROM i WHERE o = $1', 'delete')).toBeNull();
});
