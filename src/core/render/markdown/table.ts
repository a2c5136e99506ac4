import type { Row } from '../../report/report.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import { CLASS_ICON } from './verdict-icon.ts';

/** Rows of comparisons. `sides`: headings of the two columns, e.g. commits. */
export function comparisonTable(rows: readonly Row[], sides: { base: string; head: string }): string {
  const more = EXTRA.filter(({ read }) => rows.some((row) => read(row) !== null));
  const heading = ['', 'Metric', sides.base, sides.head, 'Change', ...more.map(({ title }) => title)];
  const rule = [':-:', ':--', '--:', '--:', '--:', ...more.map(() => ':--')];
  return [heading, rule, ...rows.map((row) => cells(row, more))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** A number keeps its unit beside it in a narrow column. */
const unbroken = (text: string): string => text.replace(/ (?=(?:%|ms|s)(?: |$))/g, '\u00a0');

type Extra = { readonly title: string; readonly read: (row: Row) => string | null };

/** Columns that stand only where a row has something for them. */
const EXTRA: readonly Extra[] = [
  { title: '95 % sure', read: ({ sure }) => (sure === null ? null : unbroken(sure)) },
  { title: 'Pairs', read: ({ pairs }) => (pairs === null ? null : codeSpan(pairs)) },
  { title: 'Last runs', read: ({ trend }) => (trend === null ? null : codeSpan(trend)) },
];

/** Said beside the change, where icon and sign do not say it. */
const NOTES: Readonly<Partial<Record<Row['class'], string>>> = {
  missing: ' gone',
  new: ' new',
  accepted: ' accepted',
};

function noteOf(row: Row): string {
  if (row.class === 'inconclusive') return row.undecided ? ' (undecided)' : ' (not judged)';
  return NOTES[row.class] ?? '';
}

function cells(row: Row, more: readonly Extra[]): readonly string[] {
  const strong = row.class === 'critical' || row.class === 'significant';
  return [
    CLASS_ICON[row.class],
    `${escapeMarkdown(row.subject)} ${row.metric}`,
    unbroken(row.base),
    unbroken(row.head),
    strong ? `**${unbroken(row.change)}**` : `${unbroken(row.change)}${noteOf(row)}`,
    ...more.map(({ read }) => read(row) ?? ''),
  ];
}
