import { expect, test } from 'vitest';
import { nodesOf } from '../../../../src/adapters/databases/probe/plans/plan-tree.ts';

const filterOf = (alias: string, filter: string) =>
  nodesOf({
    ...{ 'Node Type': 'Seq Scan', 'Total Cost': 10, 'Plan Rows': 1 },
    ...{ 'Relation Name': 'Orders', Schema: 'public', Alias: alias, Filter: filter },
  })[0]?.filter;

test.each([
  ['Orders', '("Orders"."userId" = $1)', '("userId" = $1)'],
  ['o', '((o.id = foo.id) AND (o."userId" = $1))', '((id = foo.id) AND ("userId" = $1))'],
  ['user', '("user".email = $1)', '(email = $1)'],
  ['user-1', '("user-1"."e ""mail" = $1)', '("e ""mail" = $1)'],
  [
    'o',
    `((o.path = 'to o.b and o''o.c'::text) AND ("a o.b" = $1))`,
    `((path = 'to o.b and o''o.c'::text) AND ("a o.b" = $1))`,
  ],
  ['o', '(o.state = ($1)::"o.State")', '(state = ($1)::"o.State")'],
])('rows of %s are held against %s without its name', (alias, filter, bare) => {
  expect(filterOf(alias, filter)).toBe(bare);
});
