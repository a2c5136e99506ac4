import { expect, test } from 'vitest';
import { databaseName, isLeftBehind } from '../../../src/adapters/databases/name.ts';

const NOW = Date.parse('2026-11-29T15:00:00Z');
const DAY = 24 * 3_600_000;
const RUN = '4194304-zzzzzzzz-0123abcd-89abcdef';
const over = (...runs: readonly string[]) => ({ isOver: (run: string) => runs.includes(run), now: NOW });

test.each(['base', 'head'] as const)(
  'the name of %s tells whose it is, in letters that need no escape',
  (arm) => {
    const name = databaseName(RUN, arm, NOW);
    expect(name).toBe(`perf_gate_htk90_4194304_zzzzzzzz_0123abcd_89abcdef_${arm}`);
    expect(name.length).toBeLessThanOrEqual(63);
  },
);

test('the longest id of a run that there may be makes a name that both servers take', () => {
  const uuid = '123e4567-e89b-12d3-a456-426614174000';
  expect(databaseName(uuid, 'head', NOW).length).toBeLessThanOrEqual(63);
  expect(isLeftBehind(databaseName(uuid, 'head', NOW), over(uuid))).toBe(true);
});

test('what a run left that has certainly ended is told by its name', () => {
  const name = databaseName(RUN, 'base', NOW - 60_000);
  expect(isLeftBehind(name, over(RUN))).toBe(true);
  expect(isLeftBehind(name, over('1-zz-0123abcd-89abcdef'))).toBe(false);
});

test('of a run that nobody can ask about two days tell', () => {
  expect(isLeftBehind(databaseName(RUN, 'head', NOW - 3 * DAY), over())).toBe(true);
  expect(isLeftBehind(databaseName(RUN, 'head', NOW - DAY), over())).toBe(false);
});

test.each([
  'shop',
  'perf_gate_shop',
  'perf_gate_htwe4_shop_base',
  'perf_gate_admin_warehouse_base',
  'perf_gate_admin_shop_of_tea_head',
  'perf_gate_htwe4_4194304_zzzzzzzz_0123abcd_89abcdef',
  'perf_gate_htwe4_4194304_ZZZZZZZZ_0123abcd_89abcdef_head',
  'my_perf_gate_aaaaa_4194304_zzzzzzzz_0123abcd_89abcdef_head',
  'perf_gate_aaaaa_4194304_zzzzzzzz_0123abcd_89abcdef_head_copy',
])("%s is somebody else's, however old", (name) => {
  expect(isLeftBehind(name, { isOver: () => true, now: NOW })).toBe(false);
});
