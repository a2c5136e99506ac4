import { definitionOf, type MetricId } from '../../model/metric.ts';
import { isUnjudged, type Row } from '../../report/all-results.ts';
import type { Cell, EndpointRow, EndpointTable } from '../../report/endpoint-rows.ts';
import type { FigureTable } from '../../report/figures.ts';
import type { TargetRow } from '../../report/target-rows.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import { CLASS_ICON, TARGET_ICON } from './verdict-icon.ts';

const titleOf = (metric: MetricId): string => definitionOf(metric).title;

/** Cells as a table: the heading, the line below it, the rows. */
export const lines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A number keeps its unit beside it in a narrow column. */
export const unbroken = (text: string): string => text.replace(/ (?=(?:%|ms|s|→)(?: |$))|(?<=→) /g, '\u00a0');

/** Said beside a name, where icon and sign do not say it. */
const NOTES: Readonly<Partial<Record<Row['class'], string>>> = {
  missing: ' (gone)',
  new: ' (new)',
  accepted: ' (accepted)',
  inconclusive: ' (undecided)',
};

/** One row for each endpoint that changed, a column for each metric. */
export function endpointsTable({ metrics, rows }: EndpointTable): string {
  const known = rows.flatMap(({ interval }) => (interval === null ? [] : [interval.metric]));
  const alike = new Set(known).size === 1;
  const interval = known.length === 0 ? [] : [`95 % CI${alike ? ` of ${known[0]}` : ''}`];
  return lines([
    ['', 'Endpoint (base → head)', ...metrics.map(titleOf), ...interval],
    [':-:', ':--', ...metrics.map(() => '--:'), ...interval.map(() => ':--')],
    ...rows.map((row) => [
      CLASS_ICON[row.class],
      `${escapeMarkdown(row.name)}${NOTES[row.class] ?? ''}`,
      ...metrics.map((metric) => cellText(row.cells[metric])),
      ...interval.map(() => intervalText(row, alike)),
    ]),
  ]);
}

function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const { span, change, isWorse } = cell;
  if (change === '') return unbroken(span);
  return `${unbroken(span)} ${isWorse ? `**${unbroken(change)}**` : unbroken(change)}`;
}

function intervalText({ interval }: EndpointRow, alike: boolean): string {
  if (interval === null) return '';
  return `${unbroken(interval.text)}${alike ? '' : ` (${interval.metric})`}`;
}

/** What head measured, one row for each endpoint. */
export function figuresTable({ metrics, rows }: FigureTable): string {
  return lines([
    ['Endpoint', ...metrics.map(titleOf)],
    [':--', ...metrics.map(() => '--:')],
    ...rows.map(({ name, cells }) => [
      escapeMarkdown(name),
      ...metrics.map((metric) => unbroken(cells[metric] ?? '')),
    ]),
  ]);
}

/** One row for each target, and for each of the script's own thresholds. */
export function targetsTable(rows: readonly TargetRow[]): string {
  return lines([
    ['', 'Target', 'Measured'],
    [':-:', ':--', ':--'],
    ...rows.map(({ mark, target, ofScript, measured }) => [
      TARGET_ICON[mark],
      `${codeSpan(target)}${ofScript ? ' (k6)' : ''}`,
      unbroken(escapeMarkdown(measured)),
    ]),
  ]);
}

/** One row for each comparison. `sides`: headings of the two columns, e.g. commits. */
export function resultsTable(rows: readonly Row[], sides: { base: string; head: string }): string {
  const more = EXTRA.filter(({ read }) => rows.some((row) => read(row) !== null));
  return lines([
    ['', 'Metric', sides.base, sides.head, 'Change', ...more.map(({ title }) => title)],
    [':-:', ':--', '--:', '--:', '--:', ...more.map(() => ':--')],
    ...rows.map((row) => resultCells(row, more)),
  ]);
}

type Extra = { readonly title: string; readonly read: (row: Row) => string | null };

/** Columns that stand only where a row has something for them. */
const EXTRA: readonly Extra[] = [
  { title: '95 % CI', read: ({ interval }) => (interval === null ? null : unbroken(interval)) },
  { title: 'Last runs', read: ({ trend }) => (trend === null ? null : codeSpan(trend)) },
];

function resultCells(row: Row, more: readonly Extra[]): readonly string[] {
  const strong = row.class === 'critical' || row.class === 'significant';
  const note = isUnjudged(row) ? ' (not judged)' : (NOTES[row.class] ?? '');
  return [
    isUnjudged(row) ? '' : CLASS_ICON[row.class],
    `${escapeMarkdown(row.subject)} ${row.metric}`,
    unbroken(row.base),
    unbroken(row.head),
    strong ? `**${unbroken(row.change)}**` : `${unbroken(row.change)}${note}`,
    ...more.map(({ read }) => read(row) ?? ''),
  ];
}
