/** A Markdown table of plain cells. */
export function markdownTable(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}|${head.map(() => ':--').join('|')}|\n${rows.map(line).join('')}`;
}

export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;
