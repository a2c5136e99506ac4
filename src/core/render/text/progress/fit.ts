import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** A line of at most so many columns, with a sign where something is left out; never half of a wide character or of a colour. */
export function fitted(line: string, columns: number): string {
  if (columns <= 0) return '';
  if (stringWidth(line) <= columns) return line;
  const [first = ''] = wrapAnsi(line, columns - 1, { hard: true, trim: false, wordWrap: false }).split('\n');
  return columns === 1 ? '…' : `${first}…`;
}

/** The text with blanks up to so many columns. */
export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
