import { expect, test } from 'vitest';
import {
  between,
  type Entry,
  hasLost,
  merged,
  NOTHING,
  snapshotSql,
} from '../../../../src/adapters/databases/probe/statements/snapshot.ts';

const entry = (calls: number, totalMs: number, rows = calls): Entry => ({
  queryId: '7',
  isTop: true,
  counts: { ...NOTHING, calls, totalMs, rows },
});
const of = (entries: Readonly<Record<string, Entry>>) => new Map(Object.entries(entries));

test('between two snapshots is what was called, and nothing else', () => {
  const before = of({ a: entry(5, 50), b: entry(1, 1) });
  const after = of({ a: entry(8, 59), b: entry(1, 1), c: entry(2, 4) });
  const found = between(before, after);
  expect([...found.keys()]).toEqual(['a', 'c']);
  expect(found.get('a')?.counts).toMatchObject({ calls: 3, totalMs: 9, rows: 3 });
  expect(found.get('c')?.counts).toMatchObject({ calls: 2, totalMs: 4 });
});

test('one that the database dropped and began again counts from there', () => {
  const found = between(of({ a: entry(500, 50) }), of({ a: entry(2, 3) }));
  expect(found.get('a')?.counts).toMatchObject({ calls: 2, totalMs: 3 });
});

test('that entries are gone is seen', () => {
  expect(hasLost(of({ a: entry(1, 1) }), of({ b: entry(1, 1) }))).toBe(true);
  expect(hasLost(of({ a: entry(1, 1) }), of({ a: entry(1, 1), b: entry(1, 1) }))).toBe(false);
});

test('two times are counted together', () => {
  const both = merged(of({ a: entry(1, 2), b: entry(1, 1) }), of({ a: entry(3, 4), c: entry(1, 1) }));
  expect([...both.keys()]).toEqual(['a', 'b', 'c']);
  expect(both.get('a')?.counts).toMatchObject({ calls: 4, totalMs: 6 });
});

test.each([
  [
    '18',
    ['toplevel', 'total_exec_time', 'stddev_exec_time'],
    ['total_exec_time AS total', ' toplevel AS top'],
  ],
  ['13', ['total_exec_time', 'stddev_exec_time'], ['total_exec_time AS total', 'true AS toplevel']],
  [
    'an extension that was never updated',
    ['total_time', 'stddev_time'],
    ['total_time AS total', 'stddev_time AS'],
  ],
])('columns are called as %s calls them', (_, columns, parts) => {
  const sql = snapshotSql({ schema: 'public', columns, dbId: '5' });
  for (const part of parts) expect(sql).toContain(part);
});

test('one that began anew and overtook what it had gives no negative times', () => {
  const found = between(of({ a: entry(100, 5000) }), of({ a: entry(500, 500) }));
  expect(found.get('a')?.counts).toMatchObject({ calls: 500, totalMs: 500 });
});
