import { expect, test } from 'vitest';
import { searchIn } from '../../../../src/core/diagnosis/places/find-statement.ts';
import type { ChangedText } from '../../../../src/core/model/evidence/change.ts';

const ITEMS = 'SELECT id, name FROM items WHERE order_id = $1 AND state = $2 ORDER BY id LIMIT $3';

/** A file of which everything changed. */
const added = (file: string, text: string): ChangedText => {
  const lines = text.split('\n');
  return { file, lines, changed: [[1, lines.length]] };
};

const found = (sql: string, ...sources: readonly ChangedText[]) => searchIn(sources)(sql);

test.each([
  [
    'placeholders by number',
    "  db.query('SELECT id, name FROM items WHERE order_id = $1 AND state = $2 ORDER BY id LIMIT $3')",
  ],
  ['question marks', '  "select id, name from items where order_id = ? and state = ? order by id limit ?"'],
  [
    'names',
    '  "SELECT id, name FROM items WHERE order_id = :order_id AND state = :state ORDER BY id LIMIT :most"',
  ],
  [
    'formats',
    '  "SELECT id, name FROM items WHERE order_id = %s AND state = %(state)s ORDER BY id LIMIT %d"',
  ],
  [
    'a template',
    `  sql\`SELECT id, name FROM items WHERE order_id = \${order.id} AND state = \${s} ORDER BY id LIMIT \${10}\``,
  ],
  [
    'quoted names and a value',
    '  "SELECT \\"id\\", \\"name\\" FROM \\"items\\" WHERE order_id = $1::bigint AND state = \'open\' ORDER BY id LIMIT 10"',
  ],
  [
    'parts',
    `  'SELECT id, name ' + 'FROM items ' + 'WHERE order_id = $1 AND state = $2 ' + \`ORDER BY \${column} LIMIT 3\``,
  ],
])('a statement is found whatever stands for its values: %s', (_name, line) => {
  expect(found(ITEMS, added('src/items.js', `function items() {\n${line}\n}`))).toEqual({
    file: 'src/items.js',
    line: 2,
  });
});

test('one over several lines is found, at the first of its lines that changed', () => {
  const lines = [
    'const ITEMS = `',
    '  SELECT id, name',
    '  FROM items -- all of them',
    '  WHERE order_id = $1',
    '    AND state = $2',
    '  ORDER BY id',
    '  LIMIT $3`;',
  ];
  const at = (...changed: ChangedText['changed']) => found(ITEMS, { file: 'a.ts', lines, changed });
  expect(at([1, 7])).toEqual({ file: 'a.ts', line: 2 });
  expect(at([5, 5])).toEqual({ file: 'a.ts', line: 5 });
  // What stands beside it changed, and it did not.
  expect(at([1, 1])).toBeNull();
});

test('what resembles it is another statement', () => {
  const here = (line: string, sql = ITEMS) => found(sql, added('a.js', line));
  expect(
    here("'SELECT id, name FROM orders WHERE order_id = $1 AND state = $2 ORDER BY id LIMIT $3'"),
  ).toBeNull();
  expect(here("'SELECT id FROM items WHERE id = $1'", 'SELECT id FROM items')).toBeNull();
  expect(here("'SELECT id FROM items'", 'SELECT id FROM items')).not.toBeNull();
  // What follows is code, or the statement going on in another text.
  expect(here("query('SELECT id FROM items', [limit])", 'SELECT id FROM items')).not.toBeNull();
  expect(here("'SELECT id FROM items ' + 'LIMIT $1'", 'SELECT id FROM items')).toBeNull();
  expect(here('\'SELECT "id" FROM "items" WHERE "id" = 1\'', 'SELECT id FROM items')).toBeNull();
  expect(here("'SELECT name FROM items'", 'SELECT id FROM items')).toBeNull();
  expect(here('commit; select 1', 'SELECT $1')).toBeNull();
  expect(here('commit', 'COMMIT')).toBeNull();
});

test('in several places it is in none, but a test is not where it runs', () => {
  const text = `db.query('${ITEMS}')`;
  const [a, b] = [added('src/a.js', text), added('src/b.js', text)];
  expect(found(ITEMS, a, b)).toBeNull();
  expect(found(ITEMS, added('src/a.js', `${text}\n${text}`))).toBeNull();
  expect(found(ITEMS, a, added('test/a.js', text), added('docs/a.md', text))).toEqual({
    file: 'src/a.js',
    line: 1,
  });
  expect(found(ITEMS, added('README.md', text))).toBeNull();
});

test('a large and hostile change is looked through quickly', () => {
  const line = 'select a from b where c = d '.repeat(60);
  const sources = Array.from({ length: 4 }, (_, index) => added(`${index}.js`, `${line}\n`.repeat(8)));
  const find = searchIn(sources);
  const sql = `SELECT a FROM b WHERE ${'c = d AND '.repeat(500)} e = f`;
  for (let nth = 0; nth < 100; nth += 1) expect(find(sql)).toBeNull();
});
