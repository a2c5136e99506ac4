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
