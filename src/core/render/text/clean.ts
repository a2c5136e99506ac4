/** Text of the script or the application under test for a terminal: one line, and nothing in it acts. */
export function clean(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '');
}

/** Not between a number and its unit. */
const BREAKS = / (?!(?:%|ms|s)(?![\w]))/;

/** Breaks a line between words; what follows stands further in than it. `width` in columns. */
export function wrap(line: string, width: number): readonly string[] {
  const indent = ' '.repeat(line.length - line.trimStart().length);
  const lines: string[] = [];
  let current = '';
  for (const word of line.trimStart().split(BREAKS)) {
    const longer = current === '' ? `${indent}${word}` : `${current} ${word}`;
    if (longer.length > width && current.trim() !== '') {
      lines.push(current);
      current = `${indent}    ${word}`;
    } else current = longer;
  }
  return [...lines, current];
}
