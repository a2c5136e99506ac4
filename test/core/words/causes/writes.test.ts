import { expect, test } from 'vitest';
import type { Ran } from '../../diagnosis/evidence.ts';
import { toldOf } from './told.ts';

const PATH = 'POST /readings';
const told = (one: Ran) => toldOf(PATH, one);

test.each([
  ['INSERT INTO readings (sensor_id, value) VALUES ($1, $2)', /^insert .*FROM unnest\(\$1, \$2\)/],
  ['UPDATE stock SET sold = $1 WHERE id = $2', /^change .*`WHERE id = ANY\(\$1\)`.*`UPDATE … FROM unnest/],
  ['DELETE FROM items WHERE id = $1', /^delete .*`WHERE id = ANY\(\$1\)`/],
])('%s in a loop is advised by what it does', (sql, advice) => {
  const { title, recommendation } = told({ sql, perCall: 50, ms: 0.2 });
  expect(title).toBe(`N+1 writes: one statement runs 50 times per request of ${PATH}`);
  expect(recommendation.text).toMatch(advice);
  expect(recommendation.text).not.toMatch(/load|join|eager/);
  expect(recommendation.code).toBeUndefined();
});

test('reads in a loop are loaded at once', () => {
  const { title, recommendation } = told({ sql: 'SELECT * FROM i WHERE o = $1', perCall: 50, ms: 0.2 });
  expect(title).toMatch(/^N\+1: /);
  expect(recommendation.text).toMatch(/^load all rows with one statement/);
});

test('a new write is neither joined nor cached', () => {
  const { cause, recommendation } = told({
    sql: 'UPDATE accounts SET balance = $1 WHERE id = $2',
    perCall: 2,
    ms: 0.4,
  });
  expect(cause).toMatch(/is new in POST \/readings and runs twice per request$/);
  expect(recommendation.text).toMatch(/^do without the statement where nobody needs what it writes/);
  expect(recommendation.text).not.toMatch(/join|cache/);
});
