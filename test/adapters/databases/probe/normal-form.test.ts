import { expect, test } from 'vitest';
import {
  beginningOf,
  formOfSession,
  idOf,
  normalForm,
} from '../../../../src/adapters/databases/probe/statements/normal-form.ts';

test.each([
  ['select  *\n  from  o', 'select * from o'],
  ["/*traceparent='00-1'*/ select 1 -- who\n from o;", 'select 1 from o'],
  ['/* outer */ select a /* shop:orders */ from o', 'select a from o'],
  ["select '-- no /* comment' from o", "select '-- no /* comment' from o"],
  ['select "a  b" from o', 'select "a  b" from o'],
  ['select $q$  kept  $q$  from o', 'select $q$  kept  $q$ from o'],
  ['select * from o where id in ($1,$2,$3)', 'select * from o where id in ($1, ...)'],
  ['select * from o where id IN ($1)', 'select * from o where id IN ($1, ...)'],
  ['select * from o where id in ($1 /*, ... */)', 'select * from o where id in ($1, ...)'],
  ['select * from o where id in ($1, $2) and a = $3', 'select * from o where id in ($1, ...) and a = $2'],
  [
    'select * from o where (a, b) in (($1, $2), ($3, $4))',
    'select * from o where (a, b) in (($1, $2), ($3, $4))',
  ],
  ['insert into o values ($1, $2), ($3, $4), ($5, $6)', 'insert into o values ($1, $2), ...'],
  ['insert into o (a) values ($1), ($2) returning id', 'insert into o (a) values ($1), ... returning id'],
  ['update o set a = $2 where id = $1', 'update o set a = $1 where id = $2'],
])('%j is known as %j', (text, form) => {
  expect(normalForm(text)).toBe(form);
  expect(normalForm(form.replaceAll(', ...', ' /*, ... */'))).toBe(form);
});

test('a list of another length, another comment and other white space are the same statement; another table is not', () => {
  const id = (text: string) => idOf(normalForm(text));
  const same = ['select a from o where id in ($1, $2)', '/* v2 */ select a\nfrom o where id in ($1)'];
  expect(new Set(same.map(id)).size).toBe(1);
  expect(id('select a from p where id in ($1)')).not.toBe(id(same[0] ?? ''));
});

test.each([
  ["update o set note = 'it''s', paid = 2.5 where id = 7", 'update o set note = $1, paid = $2 where id = $3'],
  ["select * from o2 where a1 = E'x' and id in (1, 2)", 'select * from o2 where a1 = $1 and id in ($2, ...)'],
  ['select "o 1".a from "o 1" where b = $1', 'select "o 1".a from "o 1" where b = $1'],
])('%j of a session is known without its values', (text, form) => {
  expect(formOfSession(text)).toBe(form);
});

test.each([
  ["insert into o values ('eyJhbGciOi", 'insert into o values ($1'],
  ["select E'it\\'s s3cret' from o", 'select $1 from o'],
  ['select $$ s3cret $$ from o', 'select $1 from o'],
  ['select $q$ s3cret, cut', 'select $1'],
  ['select a from o where id = $1 and b = $2', 'select a from o where id = $1 and b = $2'],
])('no value of %j stays, where its end was cut off too', (text, form) => {
  expect(formOfSession(text)).toBe(form);
});

test.each([
  ['update o set note = $1 where column_1', 'update o set note = $1 where column_10 = $2'],
  ['select a from o where id in ($1, $2, $', 'select a from o where id in ($1, ...) and b = $2'],
  ['select a from o where id in ($1', 'select a from o where id in ($1, ...)'],
  ['insert into o values ($1, $2), ..., ($3', 'insert into o values ($1, $2), ... returning id'],
  ['insert into o values ($1, $2), ($3', 'insert into o values ($1, $2), ...'],
  ['insert into o values ($1, $2', 'insert into o values ($1, $2)'],
  ['select a from o /* the ca', 'select a from o where b = $1'],
])('%j may be the beginning of %j', (cut, form) => {
  expect(form.startsWith(beginningOf(cut))).toBe(true);
});

test.each([
  ['select a from o', 'select b from o'],
  ['select a from o where id in ($1, ...) and b', 'select a from o where id in ($1, ...)'],
])('%j is no beginning of %j', (cut, form) => {
  expect(form.startsWith(beginningOf(cut))).toBe(false);
});
