import { clopperPearson } from '../../src/core/statistics/binomial.ts';

/** A table of results, its cells as they are printed. */
export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export const percent = (count: number, of: number): string => ((100 * count) / of).toFixed(1);

/** "0.1 (≤ 0.4)": percent, and the upper end of Clopper and Pearson's 95 % interval. */
export function bounded(count: number, of: number): string {
  return `${percent(count, of)} (≤ ${(clopperPearson(count, of, 0.95).high * 100).toFixed(1)})`;
}

/** As Markdown. */
export function printed({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = `|${columns.map(() => ':--').join('|')}|`;
  return `${[title, '', line(columns), rule, ...rows.map(line)].join('\n')}\n`;
}
