import stringWidth from 'string-width';
import { definitionOf } from '../../model/metric.ts';
import type { Cell, EndpointRow, EndpointTable } from '../../report/endpoint-rows.ts';
import type { FigureTable } from '../../report/figures.ts';
import type { ResultRow } from '../../report/load-test/results.ts';
import type { TargetMark, TargetRow } from '../../report/target-rows.ts';
import type { Paint, Style } from './paint.ts';
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

const STYLE: Readonly<Partial<Record<EndpointRow['class'], Style>>> = {
  critical: 'red',
  significant: 'yellow',
  missing: 'yellow',
  improved: 'green',
  inconclusive: 'cyan',
};

type Aligned = { readonly title: string; readonly left?: boolean; readonly cells: readonly string[] };

/** Aligned rows under their headings. */
export function aligned(columns: readonly Aligned[]): readonly string[] {
  const widths = columns.map(({ title, cells }) =>
    Math.max(...[title, ...cells].map((cell) => stringWidth(cell))),
  );
  const rows = [
    columns.map(({ title }) => title),
    ...(columns[0]?.cells ?? []).map((_, row) => columns.map(({ cells }) => cells[row] ?? '')),
  ];
  return rows.map((row) => {
    const padded = row.map((cell, index) => {
      const blanks = ' '.repeat((widths[index] ?? 0) - stringWidth(cell));
      return columns[index]?.left === true ? `${cell}${blanks}` : `${blanks}${cell}`;
    });
    return `  ${padded.join('  ')}`.trimEnd();
  });
}

/** Text of others as the name of a row. */
export const nameOf = (name: string): string => cut(visible(name), NAME);

/** One row for each endpoint that changed. */
export function endpointLines({ metrics, rows }: EndpointTable, paint: Paint): readonly string[] {
  const painted = ({ class: found }: EndpointRow, text: string): string => {
    const style = STYLE[found];
    return style === undefined || text === '' ? text : paint(style, text);
  };
  const changeOf = (row: EndpointRow, cell: Cell | undefined): string => {
    const change = cell?.change ?? '';
    return cell?.isWorse === true ? painted(row, change) : change;
  };
  return aligned([
    { title: 'endpoint (base → head)', left: true, cells: rows.map(({ name }) => nameOf(name)) },
    ...metrics.flatMap((metric): readonly Aligned[] => {
      const changes = rows.map((row) => changeOf(row, row.cells[metric]));
      return [
        { title: definitionOf(metric).title, cells: rows.map(({ cells }) => cells[metric]?.span ?? '') },
        ...(changes.some((change) => change !== '') ? [{ title: '', cells: changes }] : []),
      ];
    }),
    ...(rows.some(({ interval }) => interval !== null)
      ? [{ title: '95 % CI', cells: rows.map(intervalOf) }]
      : []),
    { title: '', left: true, cells: rows.map((row) => painted(row, MARK[row.class])) },
  ]);
}

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

export const TARGET_MARK: Readonly<
  Record<TargetMark, { readonly sign: string; readonly text: string; readonly style: Style }>
> = {
  missed: { sign: '✗', text: 'missed', style: 'red' },
  warned: { sign: '!', text: 'warning', style: 'yellow' },
  met: { sign: '✓', text: 'met', style: 'green' },
  unmeasured: { sign: '–', text: 'not measured', style: 'dim' },
};

/** Longest reason of a row; columns. */
const MEASURED = 100;

/** One row for each target, and for each of the script's own thresholds. */
export const targetLines = (rows: readonly TargetRow[], paint: Paint): readonly string[] =>
  resultLines(
    rows.map(({ mark, target, ofScript, measured }) => ({
      ...{ mark, what: target, measured },
      kind: ofScript ? 'threshold' : 'target',
    })),
    paint,
  );

/** The same, and figures that have no target. */
export function resultLines(rows: readonly ResultRow[], paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const hasTargets = rows.some(({ mark }) => mark !== null);
  return aligned([
    ...(hasTargets ? [{ title: '', left: true, cells: rows.map(({ mark }) => painted(mark, paint)) }] : []),
    {
      title: hasTargets ? 'target' : 'result',
      left: true,
      cells: rows.map(({ what, kind }) => `${nameOf(what)}${kind === 'threshold' ? ' (k6)' : ''}`),
    },
    { title: 'measured', left: true, cells: rows.map(({ measured }) => cut(visible(measured), MEASURED)) },
  ]);
}

function painted(mark: TargetMark | null, paint: Paint): string {
  if (mark === null) return paint('dim', 'no target');
  const { sign, text, style } = TARGET_MARK[mark];
  return paint(style, `${sign} ${text}`);
}
