import { expect, test } from 'vitest';
import { candidatesOf } from '../../../../src/adapters/databases/probe/plans/candidates.ts';
import { folded, rootsOf } from '../../../../src/adapters/databases/probe/plans/partitions.ts';
import { nodesOf, type Step } from '../../../../src/adapters/databases/probe/plans/plan-tree.ts';

const step = (kind: string, more: Partial<Step> = {}): Step => ({
  ...{ 'Node Type': kind, 'Total Cost': 10, 'Plan Rows': 2 },
  ...more,
});
const part = (at: number, kind: string, more: Partial<Step> = {}) =>
  step(kind, { ...{ 'Relation Name': `ev${at}`, Schema: 'sales', Alias: `e_${at}` }, ...more });

/** As a server tells them that has `sales.ev1` to `sales.ev9` and their indexes as partitions. */
const fold = async (plan: Step): Promise<Step> => {
  const named = (names: readonly string[], of: RegExp) => names.filter((name) => of.test(name));
  const roots = await rootsOf(async (_sql, values) => {
    const names = (values?.[0] ?? []) as readonly string[];
    return [
      ...named(names, /^ev\d$/).map((name) => ({
        isIndex: false,
        schema: 'sales',
        name,
        rootSchema: 'sales',
        root: 'Ev',
        keys: ['day'],
        rows: 50 * Number(name.slice(2)),
      })),
      ...named(names, /_idx$/).map((name) => ({
        isIndex: true,
        schema: 'sales',
        name,
        rootSchema: 'sales',
        root: 'ev_by_user',
      })),
    ];
  }, plan);
  return folded(plan, roots);
};

test('scans of partitions are one of their table, with the rows and the cost of all', async () => {
  const scans = [1, 2, 3].map((at) => part(at, 'Seq Scan', { Filter: `(e_${at}."userId" = $1)` }));
  const plan = await fold(step('Sort', { Plans: [step('Append', { Plans: scans })] }));
  expect(nodesOf(plan).slice(2)).toEqual([
    {
      ...{ depth: 2, kind: 'Seq Scan', table: 'sales.Ev', index: null, filter: '("userId" = $1)' },
      ...{ rows: 6, cost: 30, partitions: { count: 3, rows: 300 } },
    },
  ]);
  expect(candidatesOf(plan)).toEqual([{ schema: 'sales', table: 'Ev', columns: ['userId'] }]);
});

test('their indexes are one, and what is done otherwise with some of them stays apart', async () => {
  const byIndex = [1, 2].map((at) =>
    part(at, 'Bitmap Heap Scan', {
      ...{ 'Recheck Cond': `(e_${at}.u = $1)` },
      Plans: [step('Bitmap Index Scan', { 'Index Name': `ev${at}_u_idx`, 'Index Cond': `(e_${at}.u = $1)` })],
    }),
  );
  const rest = [
    part(3, 'Seq Scan', { Filter: '(e_3.u = $1)' }),
    part(4, 'Seq Scan', { Filter: '(e_4.v = $1)' }),
    step('Seq Scan', { ...{ 'Relation Name': 'users', Schema: 'public', Alias: 'u' } }),
    step('Seq Scan', { ...{ 'Relation Name': 'users', Schema: 'public', Alias: 'u' } }),
  ];
  const nodes = nodesOf(await fold(step('Append', { Plans: [...byIndex, ...rest] })));
  expect(nodes.map(({ kind, table, index, partitions }) => [kind, table, index, partitions?.count])).toEqual([
    ['Append', null, null, undefined],
    ['Bitmap Heap Scan', 'sales.Ev', null, 2],
    ['Bitmap Index Scan', null, 'ev_by_user', undefined],
    ['Seq Scan', 'sales.Ev', null, 1],
    ['Seq Scan', 'sales.Ev', null, 1],
    ['Seq Scan', 'users', null, undefined],
    ['Seq Scan', 'users', null, undefined],
  ]);
});

test('columns of a join with partitions are tried on their table', async () => {
  const plan = await fold(
    step('Hash Join', {
      'Hash Cond': '(e.user_id = u.id)',
      Plans: [
        step('Append', { Plans: [part(1, 'Seq Scan'), part(2, 'Seq Scan')] }),
        step('Hash', {
          Plans: [step('Seq Scan', { 'Relation Name': 'users', Schema: 'public', Alias: 'u' })],
        }),
      ],
    }),
  );
  expect(candidatesOf(plan)).toEqual([
    { schema: 'sales', table: 'Ev', columns: ['user_id'] },
    { schema: 'public', table: 'users', columns: ['id'] },
  ]);
});

test('of those that a value chooses from one is read', async () => {
  const scans = (filter: (alias: string) => string) =>
    fold(
      step('Append', {
        Plans: [1, 2, 3].map((at) => part(at, 'Seq Scan', { 'Plan Rows': at, Filter: filter(`e_${at}`) })),
      }),
    );
  const sizeOf = (plan: Step) =>
    nodesOf(plan)
      .slice(1)
      .map(({ rows, partitions }) => [rows, partitions]);
  const ofDay = await scans((alias) => `((${alias}.day = $1) AND (${alias}.u = $2))`);
  expect(sizeOf(ofDay)).toEqual([[3, { count: 1, rows: 150 }]]);
  const ofDays = await scans((alias) => `((${alias}.day > $1) AND (${alias}.u = $2))`);
  expect(sizeOf(ofDays)).toEqual([[6, { count: 3, rows: 300 }]]);
});
