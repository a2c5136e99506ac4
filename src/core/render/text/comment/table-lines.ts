import { inline } from './inline.ts';
import { colourOf, type Paint, type Piece, painted, widthOf } from './pieces.ts';

/** A Markdown table of ours as aligned columns under their headings, with a line between. */
export function tableLines(rows: readonly string[], paint: Paint): readonly string[] {
  const [heading = [], rule = [], ...body] = rows.map(cellsOf);
  const cells = [
    heading.map((cell) => inline(cell, ['bold'])),
    ...body.map((row) => row.map((cell) => coloured(inline(cell), row))),
  ];
  const widths = heading.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? []))));
  const lines = cells.map((row) =>
    widths
      .map((width, column) => padded(row[column] ?? [], width, rule[column] ?? '', paint))
      .join('  ')
      .trimEnd(),
  );
  const line = paint('dim', '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)));
  return [...lines.slice(0, 1), line, ...lines.slice(1)];
}

/** No cell holds a bar of its own: it is escaped there. */
const cellsOf = (row: string): readonly string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\u00a0', ' '));

/** What is strong in a row has the colour of the row's sign. */
function coloured(pieces: readonly Piece[], row: readonly string[]): readonly Piece[] {
  const colour = colourOf(row[0] ?? '');
  return pieces.map(({ text, styles }) => ({
    text,
    styles: styles.includes('bold') ? [...styles, ...colour] : styles,
  }));
}

function padded(pieces: readonly Piece[], width: number, rule: string, paint: Paint): string {
  const blanks = ' '.repeat(width - widthOf(pieces));
  const text = painted(pieces, paint);
  return /^-+:$/.test(rule) ? `${blanks}${text}` : `${text}${blanks}`;
}
