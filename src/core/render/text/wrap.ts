import wrapAnsi from 'wrap-ansi';

/** A number keeps its unit. */
const UNITS = / (?=(?:%|ms|s)(?![\w]))/g;
const KEPT = '\u00a0';
/** Columns that are left to a line, however narrow the terminal is. */
const LEAST = 20;
const FURTHER = 4;

/** Breaks a line between words; what follows stands further in than it. `width` in columns. */
export function wrap(line: string, width: number): readonly string[] {
  const indent = line.length - line.trimStart().length;
  const room = Math.max(width - indent - FURTHER, LEAST);
  const rows = wrapAnsi(line.slice(indent).replace(UNITS, KEPT), room).split('\n');
  return rows.map((row, index) => {
    const blanks = row === '' ? '' : ' '.repeat(index === 0 ? indent : indent + FURTHER);
    return `${blanks}${row.replaceAll(KEPT, ' ')}`;
  });
}
