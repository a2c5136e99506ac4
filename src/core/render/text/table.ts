import { definitionOf } from '../../model/metric.ts';
import type { Cell, EndpointRow, EndpointTable } from '../../report/endpoint-rows.ts';
import type { FigureTable } from '../../report/figures.ts';
import { cut, visible } from './visible.ts';

const MARK: Readonly<Record<EndpointRow['class'], string>> = {
  critical: 'REGRESSION',
  significant: 'WARNING',
  missing: 'GONE',
  slower: 'slower',
  improved: 'faster',
  new: 'new',
  accepted: 'accepted',
  inconclusive: 'undecided',
  unchanged: '',
};

/** Longest name of a row; columns. */
const NAME = 48;

type Aligned = { readonly title: string; readonly left?: boolean; readonly cells: readonly string[] };

/** Aligned rows under their headings. */
function aligned(columns: readonly Aligned[]): readonly string[] {
  const widths = columns.map(({ title, cells }) => Math.max(...[title, ...cells].map((cell) => cell.length)));
  const rows = [
    columns.map(({ title }) => title),
    ...(columns[0]?.cells ?? []).map((_, row) => columns.map(({ cells }) => cells[row] ?? '')),
  ];
  return rows.map((row) => {
    const padded = row.map((cell, index) =>
      columns[index]?.left === true ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
    );
    return `  ${padded.join('  ')}`.trimEnd();
  });
}

const nameOf = (name: string): string => cut(visible(name), NAME);

/** One row for each endpoint that changed. */
export function endpointLines({ metrics, rows }: EndpointTable): readonly string[] {
  return aligned([
    { title: 'endpoint', left: true, cells: rows.map(({ name }) => nameOf(name)) },
    ...metrics.flatMap((metric): readonly Aligned[] => {
      const cells = rows.map((row) => row.cells[metric]);
      return [
        { title: definitionOf(metric).title, cells: cells.map((cell) => cell?.span ?? '') },
        ...(cells.some((cell) => changeOf(cell) !== '') ? [{ title: '', cells: cells.map(changeOf) }] : []),
      ];
    }),
    ...(rows.some(({ interval }) => interval !== null)
      ? [{ title: '95 % CI', cells: rows.map(intervalOf) }]
      : []),
    { title: '', left: true, cells: rows.map((row) => MARK[row.class]) },
  ]);
}

const changeOf = (cell: Cell | undefined): string => cell?.change ?? '';

const intervalOf = ({ interval }: EndpointRow): string =>
  interval === null ? '' : `${interval.metric} ${interval.text}`;

/** What head measured, one row for each endpoint. */
export function figureLines({ metrics, rows }: FigureTable): readonly string[] {
  return aligned([
    { title: 'endpoint', left: true, cells: rows.map(({ name }) => nameOf(name)) },
    ...metrics.map((metric) => ({
      title: definitionOf(metric).title,
      cells: rows.map(({ cells }) => cells[metric] ?? ''),
    })),
  ]);
}
