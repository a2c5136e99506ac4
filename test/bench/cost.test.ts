import { expect, test } from 'vitest';
import { billedMinutes, costOf, counted, type Row } from '../../bench/cost/cost-table.ts';

const row = (day: number, more: Partial<Row> = {}): Row => ({
  ...{ at: `2026-11-0${day}T00:00:00.000Z`, verdict: 'pass', server: 'cpu', effect: 'A/A', wallSeconds: day },
  ...more,
});

test('the three newest runs of a kind count, in whatever order they were written', () => {
  const rows = [row(2), row(4), row(1), row(3)];
  expect(counted(rows).map(({ wallSeconds }) => wallSeconds)).toEqual([4, 3, 2]);
  expect(counted([...rows, row(5, { effect: '+25 %' })])).toHaveLength(4);
});

test('what was not compared is no cost of a comparison', () => {
  expect(counted([row(1, { verdict: 'no-baseline' }), row(2, { verdict: 'invalid' })])).toEqual([]);
  expect(counted([row(1, { verdict: 'inconclusive' })])).toHaveLength(1);
});

test('half and nine of ten, by either name of the seconds', () => {
  const rows = Array.from({ length: 11 }, (_, index) => ({ at: '', seconds: index }));
  expect(costOf(rows)).toEqual({ runs: 11, half: 5, most: 9 });
  expect(costOf([row(7)])).toMatchObject({ half: 7 });
});

test('a started minute is a minute', () => {
  expect([0.5, 60, 60.1, 121].map(billedMinutes)).toEqual([1, 1, 2, 3]);
});
