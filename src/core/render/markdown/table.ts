import type { Row } from '../../report/report.ts';
import { escapeMarkdown } from './escape.ts';
import { CLASS_ICON } from './verdict-icon.ts';

/** Rows of comparisons. `sides`: headings of the two columns, e.g. commits. */
export function comparisonTable(rows: readonly Row[], sides: { base: string; head: string }): string {
  const trends = rows.some(({ trend }) => trend !== null);
  const heading = ['', 'Metric', sides.base, sides.head, 'Change', ...(trends ? ['Last runs'] : [])];
  const rule = [':-:', ':--', '--:', '--:', '--:', ...(trends ? [':--'] : [])];
  return [heading, rule, ...rows.map((row) => cells(row, trends))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** Said beside the change, where icon and sign do not say it. */
const NOTES: Readonly<Partial<Record<Row['class'], string>>> = {
  missing: ' gone',
  new: ' new',
  accepted: ' accepted',
  inconclusive: ' (too few requests)',
};

function cells(row: Row, trends: boolean): readonly string[] {
  const strong = row.class === 'critical' || row.class === 'significant';
  return [
    CLASS_ICON[row.class],
    `${escapeMarkdown(row.subject)} ${row.metric}`,
    row.base,
    row.head,
    strong ? `**${row.change}**` : `${row.change}${NOTES[row.class] ?? ''}`,
    ...(trends ? [row.trend === null ? '' : `\`${row.trend}\``] : []),
  ];
}
