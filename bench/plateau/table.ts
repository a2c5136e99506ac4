import { mean } from 'simple-statistics';
import { markdownTable, percent } from '../support/markdown.ts';
import { ratioOf } from '../support/ratio.ts';
import { type Figures, isRow, type Line, logOf, ownLog, type Row } from './rows.ts';

const FIGURES = ['p50', 'p95'] as const satisfies readonly (keyof Figures)[];

/** What the plateau shows beside the script, by cell, as Markdown. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.filter(isRow);
  const cells = [...Map.groupBy(rows, ({ cell }) => cell)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const table = markdownTable(
    [
      'server, users, scale',
      'runs',
      'figure',
      'script, ms',
      'rounds, ms',
      'change (95 %)',
      'script against itself',
      'wall, s',
    ],
    cells.flatMap(([cell, own]) =>
      FIGURES.map((figure) => [cell, own.length, figure, ...figures(own, figure)]),
    ),
  );
  return `${lines.length} runs, ${lines.length - rows.length} of them crashed.\n\n${table}`;
}

function figures(rows: readonly Row[], figure: keyof Figures): readonly string[] {
  const ms = (of: (row: Row) => readonly Figures[]) =>
    mean(rows.flatMap((row) => of(row).map((one) => one[figure]))).toFixed(2);
  const logs = rows.map((row) => logOf(row, figure));
  const found = ratioOf(logs);
  const change = found === null ? '' : ` (${signed(found.low)} … ${signed(found.high)})`;
  const own = rows.map((row) => Math.abs(ownLog(row, figure)));
  const walls = rows.map(({ wallSeconds }) => wallSeconds);
  return [
    ms(({ script }) => script),
    ms(({ rounds }) => [rounds]),
    `${signed(Math.exp(mean(logs)))}${change}`,
    `± ${percent(Math.exp(mean(own)) - 1, 0)}`,
    `${Math.min(...walls).toFixed(0)}–${Math.max(...walls).toFixed(0)}`,
  ];
}

function signed(ratio: number): string {
  const text = percent(ratio - 1, 0);
  return ratio >= 1 ? `+${text}` : text.replace('-', '−');
}
