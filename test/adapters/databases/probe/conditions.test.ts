import { expect, test } from 'vitest';
import { conditionsOf } from '../../../../src/adapters/databases/probe/plans/conditions.ts';

const found = (text: string) =>
  conditionsOf(text).map(
    ({ alias, column, kind }) =>
      `${alias === null ? '' : `${alias}.`}${column} ${kind === 'equal' ? '=' : '<>'}`,
  );

test.each([
  ['(user_id = $1)', ['user_id =']],
  ['((o.user_id = $1) AND (o.paid > $2))', ['o.user_id =', 'o.paid <>']],
  ['((a = $1) AND ((b = $2) AND (c = $3)))', ['a =', 'b =', 'c =']],
  ['((email)::text = $1)', ['email =']],
  ["((o.status)::text = 'a) AND (b = '::text)", ['o.status =']],
  ['("Order"."user Id" = $1)', ['Order.user Id =']],
  ['(user_id = ANY ($1))', ['user_id =']],
  ['(o.product_id = p.id)', ['o.product_id =', 'p.id =']],
  ['(created_at > (now() - ($1)::interval))', ['created_at <>']],
  ['($1 = user_id)', ['user_id =']],
  ['((a = $1) AND ((b = $2) OR (c = $3)))', ['a =']],
] as const)('%s chooses by %j', (text, columns) => {
  expect(found(text)).toEqual(columns);
});

test.each([
  '(lower(email) = $1)',
  '((a = $1) OR (b = $2))',
  '(NOT paid)',
  '(name ~~ $1)',
  '(a <> $1)',
  '(a IS NULL)',
  '(hashed SubPlan 1)',
  '((a + 1) = $1)',
  '',
])('%s chooses by no column that is certain', (text) => {
  expect(found(text)).toEqual([]);
});
