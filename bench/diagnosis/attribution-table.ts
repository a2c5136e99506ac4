import { mean } from 'simple-statistics';
import { clopperPearson } from '../../src/core/statistics/binomial.ts';
import { markdownTable, percent } from '../support/markdown.ts';
import { type Attribution, isWithin, MARGIN, togetherOf } from './attribution.ts';
import { CELLS, cellName } from './cells.ts';
import type { Row } from './rows.ts';

const HEAD = [
  ...['two causes', 'of them', 'planted (mean)', 'told (mean)', 'together / alone'],
  ...['runs', `both within ±${100 * MARGIN} points`, '95 % bounds'],
];

/** How near the told shares of two causes come to the planted ones, a line for each cell and one for all; empty: there are none. */
export function attributionTable(rows: readonly Row[]): string {
  const known = CELLS.flatMap((cell) => {
    const own = rows
      .filter(({ cell: name }) => name === cellName(cell))
      .flatMap((row) => row.attribution ?? []);
    const rules = cell.parts?.map(({ rule }) => rule.join(' or ')) ?? [];
    return own.length === 0 ? [] : [{ name: cellName(cell), rules, own }];
  });
  if (known.length === 0) return '';
  const all = known.flatMap(({ own }) => own);
  const lines = known.map(({ name, rules, own }) => [name, rules.join(', '), ...shares(own), ...within(own)]);
  const last = known.length === 1 ? [] : [['all', '', '', '', '', ...within(all)]];
  return markdownTable(HEAD, [...lines, ...last]);
}

function shares(all: readonly Attribution[]): readonly string[] {
  const middle = (of: (one: Attribution) => readonly (number | null)[], at: number) => {
    const told = all.flatMap((one) => of(one)[at] ?? []);
    return told.length === 0 ? 'nothing' : percent(mean(told), 0);
  };
  return [
    [0, 1].map((at) => middle(({ planted }) => planted, at)).join(', '),
    [0, 1].map((at) => middle(({ found }) => found, at)).join(', '),
    mean(all.map(({ times }) => togetherOf(times))).toFixed(2),
  ];
}

function within(all: readonly Attribution[]): readonly unknown[] {
  const right = all.filter(isWithin).length;
  const { low, high } = clopperPearson(right, all.length, 0.95);
  return [all.length, right, `${percent(low, 0)} … ${percent(high, 0)}`];
}
