import { expect, test } from 'vitest';
import { explain, parametersOf, withCasts } from '../../../../src/adapters/databases/probe/plans/explain.ts';
import { preloading } from '../../../../src/adapters/databases/probe/server-facts.ts';

/** What a server is asked, which has one plan for all. */
async function asked(statement: string, major: number) {
  const all: string[] = [];
  const plan = await explain(
    async (sql) => {
      all.push(sql);
      return [{ 'QUERY PLAN': [{ Plan: { 'Node Type': 'Result', 'Total Cost': 1, 'Plan Rows': 1 } }] }];
    },
    statement,
    major,
  );
  return { all, plan };
}

test('from 16 on a statement is planned without its values', async () => {
  const { all, plan } = await asked('select * from o where a = $1;', 16);
  expect(all).toEqual([
    'EXPLAIN /* perf-gate */ (GENERIC_PLAN, VERBOSE, FORMAT JSON) select * from o where a = $1',
  ]);
  expect(plan).toMatchObject({ 'Node Type': 'Result' });
});

test('before 16 it is prepared, where it has values', async () => {
  const { all } = await asked('select * from o where a = $1 and b = $3', 15);
  expect(all.map((sql) => sql.replace(/perf_gate_[0-9a-f]{16}/, 'perf_gate'))).toEqual([
    'SET LOCAL plan_cache_mode = force_generic_plan',
    'SET LOCAL enable_partition_pruning = off',
    'PREPARE /* perf-gate */ perf_gate AS select * from o where a = $1 and b = $3',
    'EXPLAIN /* perf-gate */ (VERBOSE, FORMAT JSON) EXECUTE perf_gate(NULL, NULL, NULL)',
    'DEALLOCATE perf_gate',
  ]);
  expect((await asked('select now()', 15)).all).toEqual([
    'EXPLAIN /* perf-gate */ (VERBOSE, FORMAT JSON) select now()',
  ]);
});

test.each([15, 18])('what may be two statements is never sent to %i', async (major) => {
  const { all, plan } = await asked('select 1; drop table o', major);
  expect([all, plan]).toEqual([[], null]);
});

test('types before a value stand behind it, in nothing else', () => {
  expect(withCasts('select interval $1, date  $2 + time with time zone $3')).toBe(
    'select $1::interval, $2::date + $3::time with time zone',
  );
  expect(withCasts('select update $1, a $2 from date_ where interval = $3')).toBe(
    'select update $1, a $2 from date_ where interval = $3',
  );
  expect(parametersOf('select $2, $10, $1')).toBe(10);
  expect(parametersOf('select 1')).toBe(0);
});

test.each([
  [null, "shared_preload_libraries = 'pg_stat_statements'"],
  ['', "shared_preload_libraries = 'pg_stat_statements'"],
  ['auto_explain, "pg_cron"', "shared_preload_libraries = 'auto_explain, pg_cron, pg_stat_statements'"],
])('what is loaded already (%j) stays in the setting', (loaded, setting) => {
  expect(preloading(loaded)).toBe(setting);
});
