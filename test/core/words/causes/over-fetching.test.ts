import { expect, test } from 'vitest';
import type { Ran } from '../../diagnosis/evidence.ts';
import { toldOf } from './told.ts';

const PATH = 'GET /items';
const told = (one: Ran) => toldOf(PATH, one);

test('too many rows of a list of values get no LIMIT, which would drop the rows of some', () => {
  const listed = told({ sql: 'SELECT * FROM items WHERE id = ANY($1)', perCall: 1, ms: 20, rows: 4000 });
  expect(listed.title).toMatch(/^Too many rows/);
  expect(listed.recommendation.text).toContain('page what the list of values is of');
  expect(listed.recommendation.code).toBeUndefined();
  expect(listed.evidence.join(' ')).not.toContain('It has no LIMIT.');
  const whole = told({ sql: 'SELECT * FROM items WHERE shop_id = $1', perCall: 1, ms: 20, rows: 4000 });
  expect(whole.recommendation.code?.text).toBe('SELECT * FROM items WHERE shop_id = $1 LIMIT $2;');
});
