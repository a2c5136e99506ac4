import { expect, test } from 'vitest';
import { kindOf } from '../../../../src/adapters/databases/probe/statements/kind.ts';

test.each([
  ['SELECT * FROM o', 'select'],
  ['(select a from o) union (select b from p)', 'select'],
  ['insert into o select * from p', 'insert'],
  ['Update o set a = $1', 'update'],
  ['delete from o', 'delete'],
  ['with x as (select 1) insert into o select * from x', 'insert'],
  ['WITH x AS MATERIALIZED (DELETE FROM o RETURNING *), "select" AS (VALUES ($1)) SELECT * FROM x', 'select'],
  ["with x as (select ') update ' from o) delete from o using x", 'delete'],
  ['with x as (select 1) merge into o using x on true when matched then delete', 'update'],
  ['MERGE INTO stock s USING sold o ON s.id = o.id WHEN MATCHED THEN UPDATE SET n = $1', 'update'],
  ['begin', 'other'],
  ['set search_path to shop', 'other'],
  ['values ($1)', 'other'],
  ['selection', 'other'],
  ['', 'other'],
])('%s is of kind %s', (form, kind) => {
  expect(kindOf(form)).toBe(kind);
});
