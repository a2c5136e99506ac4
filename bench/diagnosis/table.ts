import { median } from 'simple-statistics';
import { clopperPearson } from '../../src/core/statistics/binomial.ts';
import { markdownTable, percent } from '../support/markdown.ts';
import { attributionTable } from './attribution-table.ts';
import { CELLS, cellName } from './cells.ts';
import { isRow, type Line, type Row } from './rows.ts';

/** What every cell came to, and each run that was not as wanted, as Markdown. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.filter(isRow);
  const known = CELLS.flatMap((cell) => {
    const own = rows.filter(({ cell: name }) => name === cellName(cell));
    if (own.length === 0) return [];
    const right = own.filter(({ wrongs }) => wrongs.length === 0).length;
    const { low } = clopperPearson(right, own.length, 0.95);
    const wanted = cell.wanted === null ? 'nothing new' : cell.wanted.rule.join(' or ');
    const where = cell.wanted?.endpoint ?? '';
    const seconds = median(own.map((row) => row.seconds)).toFixed(0);
    return [[cellName(cell), wanted, where, own.length, right, percent(low, 0), seconds]];
  });
  const head = ['planted', 'first finding', 'endpoint', 'runs', 'right', 'right, at least', 'median s'];
  const crashes = lines.filter((line) => !isRow(line)).length;
  const crashed = crashes > 0 ? `${crashes} runs crashed.` : '';
  const parts = [markdownTable(head, known), attributionTable(rows), crashed, wrongText(rows)];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

const wrongText = (rows: readonly Row[]): string =>
  rows
    .filter(({ wrongs }) => wrongs.length > 0)
    .map(({ cell, n, wrongs }) => `- ${cell}, run ${n}: ${wrongs.join('; ')}`)
    .join('\n');
