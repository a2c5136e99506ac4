import { expect, test } from 'vitest';
import { candidatesOf } from '../../../../src/adapters/databases/probe/plans/candidates.ts';
import { nodesOf, planOf, type Step } from '../../../../src/adapters/databases/probe/plans/plan-tree.ts';

const step = (kind: string, more: Partial<Step> = {}): Step => ({
  ...{ 'Node Type': kind, 'Total Cost': 10, 'Plan Rows': 1 },
  ...more,
});
const scan = (alias: string, more: Partial<Step> = {}, table = 'orders', schema = 'public') =>
  step('Seq Scan', { 'Relation Name': table, Schema: schema, Alias: alias, ...more });

/** A value and rows of their own, in a plan as the server gives it. */
const NESTED = [
  {
    Plan: {
      ...{ 'Node Type': 'Limit', 'Startup Cost': 1, 'Total Cost': 90.5, 'Plan Rows': 5, Output: ['o.id'] },
      Plans: [
        { 'Node Type': 'Aggregate', 'Parent Relationship': 'InitPlan', 'Total Cost': 4, 'Plan Rows': 1 },
        {
          ...{ 'Node Type': 'Seq Scan', 'Relation Name': 'orders', Schema: 'sales', Alias: 'o' },
          ...{ 'Total Cost': 80, 'Plan Rows': 50, Filter: '((o.user_id = $1) AND (SubPlan 2))' },
          Plans: [
            {
              ...{ 'Node Type': 'Index Scan', 'Relation Name': 'users', Schema: 'public', Alias: 'u' },
              ...{
                'Parent Relationship': 'SubPlan',
                'Index Name': 'users_pkey',
                'Index Cond': '(u.id = o.user_id)',
              },
              ...{ 'Total Cost': 8, 'Plan Rows': 1 },
            },
          ],
        },
      ],
    },
  },
];

test('a plan is laid out from the top, with the plans inside of it', () => {
  const plan = planOf(NESTED);
  const nodes = plan === null ? [] : nodesOf(plan);
  expect(nodes.map(({ depth, kind, table }) => [depth, kind, table])).toEqual([
    [0, 'Limit', null],
    [1, 'Aggregate', null],
    [1, 'Seq Scan', 'sales.orders'],
    [2, 'Index Scan', 'users'],
  ]);
  expect(nodes[2]).toMatchObject({
    filter: '((user_id = $1) AND (SubPlan 2))',
    rows: 50,
    cost: 80,
    index: null,
  });
  expect(nodes[3]).toMatchObject({ index: 'users_pkey', filter: '(id = o.user_id)' });
});

test.each([[null], ['[]'], [[{ Query: 'none' }]], [[{ Plan: { 'Node Type': 'Limit' } }]]])(
  '%j is no plan',
  (json) => {
    expect(planOf(json)).toBeNull();
  },
);

test('columns that a table is read through for are tried alone first, then together', () => {
  const plan = step('Sort', {
    Plans: [scan('o', { Filter: '((o.status = $1) AND (o.user_id = $2) AND (o.at > $3))' })],
  });
  expect(candidatesOf(plan).map(({ columns }) => columns)).toEqual([
    ['status'],
    ['user_id'],
    ['status', 'user_id', 'at'],
  ]);
});

test('columns of a join are tried on the side that is read through', () => {
  const plan = step('Hash Join', {
    'Hash Cond': '(o.product_id = p.id)',
    Plans: [
      scan('o'),
      step('Hash', { Plans: [scan('p', { Filter: '(lower(p.name) = $1)' }, 'products', 'shop')] }),
    ],
  });
  expect(candidatesOf(plan)).toEqual([
    { schema: 'public', table: 'orders', columns: ['product_id'] },
    { schema: 'shop', table: 'products', columns: ['id'] },
  ]);
});

test('an index that only gives an order is read through too, one that finds rows is not', () => {
  const indexed = (more: Partial<Step>) => ({
    ...scan('o', more),
    'Node Type': 'Index Scan',
    'Index Name': 'i',
  });
  expect(candidatesOf(indexed({ Filter: '(o.user_id = $1)' }))).toHaveLength(1);
  expect(candidatesOf(indexed({ Filter: '(o.user_id = $1)', 'Index Cond': '(o.id = $2)' }))).toEqual([]);
  expect(candidatesOf(scan('o'))).toEqual([]);
  expect(candidatesOf(scan('o', { Filter: '(o.a = $1)' }, 'pg_class', 'pg_catalog'))).toEqual([]);
});

test('a plan of a thousand partitions, or with a list of a thousand values, fits into a recording', () => {
  const filter = `(id = ANY (ARRAY[${Array.from({ length: 1000 }, (_, at) => `$${at + 1}`).join(', ')}]))`;
  const plan = step('Append', {
    Plans: Array.from({ length: 1500 }, () => scan('o', { Filter: filter })),
  });
  const nodes = nodesOf(plan);
  expect(nodes.length).toBeLessThanOrEqual(1000);
  expect(Math.max(...nodes.map((node) => node.filter?.length ?? 0))).toBeLessThanOrEqual(4000);
});
