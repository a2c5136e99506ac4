import { expect, test } from 'vitest';
import { CELLS, cellName } from '../../bench/costs/cells.ts';
import { type Row, rowOf } from '../../bench/costs/rows.ts';
import { tableOf } from '../../bench/costs/table.ts';
import { nextCell } from '../../bench/support/cells.ts';
import { asDuet, sampleRecording } from '../contracts/samples.ts';
import { samplePairs } from '../core/decision/pairs.ts';

const FRAME = {
  cell: 'cpu-side-aa',
  n: 1,
  at: '2026-11-01T00:00:00.000Z',
  commit: 'c',
  dist: 'd',
  isAlone: true,
};

/** Base takes 2 ms a request, head as much more as is told. */
function rowWith(more: number, found: 'unchanged' | 'significant'): Row {
  const pairs = samplePairs({ count: 4, seed: 1 }).map((pair) => ({
    ...pair,
    base: { ...pair.base, readings: { cpu: 1200, busy: 0.5 } },
    head: { ...pair.head, readings: { cpu: 1200 * (1 + more), busy: 0.5 } },
  }));
  const evidence = { way: 'duet', low: 0, high: 0.1, noise: 0, smallest: 0.08, count: 4, pairs: [] } as const;
  const comparison = { metric: 'cpu-per-request', class: found, change: more, evidence };
  const judgement = { verdict: 'pass', comparisons: [comparison] } as unknown as Parameters<typeof rowOf>[1];
  return rowOf(FRAME, judgement, asDuet(sampleRecording(), pairs), 60);
}

test('a row keeps what each pair took, and how it was judged', () => {
  const row = rowWith(0.1, 'significant');
  expect(row.pairs).toHaveLength(4);
  expect(row.pairs[1]).toMatchObject({ base: 2, headFirst: true, start: 1, busy: 0.5, steal: null });
  expect(row).toMatchObject({ class: 'significant', change: 0.1, smallest: 0.08 });
});

test('the table counts what warned, and tells the mean', () => {
  const table = tableOf([
    rowWith(0, 'unchanged'),
    rowWith(0.02, 'significant'),
    { ...FRAME, error: 'no k6' },
  ]);
  expect(table).toContain('3 runs, 1 of them crashed.');
  expect(table).toMatch(/\| cpu-side-aa \| 2 \| 1 \| 1 % … 99 % \| 0 \| 1\.0 % \(1\.4 %\) \|/);
});

test('the cell with the fewest runs is next', () => {
  const [first, second] = CELLS;
  if (first === undefined || second === undefined) throw new Error('no cells');
  expect(nextCell([], CELLS, cellName)).toBe(first);
  expect(nextCell([{ cell: cellName(first) }], [first, second], cellName)).toBe(second);
});
