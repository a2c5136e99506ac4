import { expect, test } from 'vitest';
import { limited, sqlInSentence, sqlToPaste } from '../../../../src/core/words/causes/sql.ts';

test.each([
  ['SELECT id FROM a WHERE b = $1', '`SELECT id FROM a WHERE b = $1`'],
  ['SELECT a.id, a.name, a.price,\n  a.created_at FROM a WHERE b = $1', '`SELECT … FROM a WHERE b = $1`'],
  ['select distinct a, b, c, d, e, f, g, h, i from t', '`select distinct … from t`'],
  [
    'INSERT INTO t (a, b, c, d, e, f, g, h, i, j) VALUES ($1, $2, $3, $4, $5)',
    '`INSERT INTO t (…) VALUES ($1, …)`',
  ],
  ['SELECT `a` FROM b', "`SELECT 'a' FROM b`"],
  ['', 'a statement'],
])('%j reads %j in a sentence', (sql, text) => {
  expect(sqlInSentence(sql)).toBe(text);
});

test('a long one is cut between characters, and stays one piece of code', () => {
  const text = sqlInSentence(`SELECT 1 FROM t WHERE ${'😀'.repeat(300)}`);
  expect([...text].length).toBeLessThanOrEqual(112);
  expect(text).toMatch(/^`[^`]*…`$/u);
  expect(text.isWellFormed()).toBe(true);
});

test.each([
  ['SELECT * FROM i WHERE o = $1 ORDER BY p', 'SELECT * FROM i WHERE o = $1 ORDER BY p LIMIT $2;'],
  ['SELECT * FROM i;', 'SELECT * FROM i LIMIT $1;'],
  ['SELECT * FROM i LIMIT 10', null],
  ['SELECT * FROM i WHERE o = ANY ($1::int[])', null],
  ['SELECT * FROM i WHERE o in($1, $2)', null],
  ['SELECT i.* FROM i JOIN unnest($1::int[]) AS o ON i.o = o', null],
  ['SELECT * FROM i WHERE o IN (SELECT o FROM p)', 'SELECT * FROM i WHERE o IN (SELECT o FROM p) LIMIT $1;'],
])('%j with an end to its rows is %j', (sql, text) => {
  expect(limited(sql, 'select')).toBe(text);
});

test('a statement that was cut where it was recorded is not given to paste', () => {
  expect(sqlToPaste(`SELECT ${'a'.repeat(3000)}`)).toBeNull();
  expect(sqlToPaste(undefined)).toBeNull();
});
