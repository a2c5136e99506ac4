import type { Row } from '../../report/report.ts';
import { cut, visible } from './visible.ts';

const MARK = {
  critical: 'FAIL',
  significant: 'WARN',
  missing: 'GONE',
  slower: 'slower',
  improved: 'better',
  new: 'new',
  accepted: 'accepted',
  inconclusive: 'not judged',
  unchanged: '',
} as const;

/** Longest name of a row; columns. */
const NAME = 48;

type Column = { readonly title: string; readonly left?: boolean; readonly read: (row: Row) => string };

const COLUMNS: readonly Column[] = [
  { title: 'metric', left: true, read: (row) => nameOf(row) },
  { title: 'base', read: ({ base }) => base },
  { title: 'head', read: ({ head }) => head },
  { title: 'change', read: ({ change }) => change },
  { title: '95 % sure', read: ({ sure }) => sure ?? '' },
  { title: 'pairs', left: true, read: ({ pairs }) => pairs ?? '' },
  { title: '', left: true, read: (row) => (row.undecided ? 'undecided' : MARK[row.class]) },
];

/** Aligned rows under their headings; a column that has nothing to say is left out. */
export function textTable(rows: readonly Row[]): readonly string[] {
  const columns = COLUMNS.filter(({ read }) => rows.some((row) => read(row) !== ''));
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ read }) => read(row))),
  ];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells.map((row) => {
    const padded = columns.map(({ left }, column) => {
      const [cell, width] = [row[column] ?? '', widths[column] ?? 0];
      return left === true ? cell.padEnd(width) : cell.padStart(width);
    });
    return `  ${padded.join('  ')}`.trimEnd();
  });
}

function nameOf({ subject, metric }: Row): string {
  return `${cut(visible(subject), NAME)} ${metric}`;
}
