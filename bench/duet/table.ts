import { fileName } from './cells.ts';
import { effectsTable } from './effects-table.ts';
import { isRow, type Line } from './rows.ts';
import { spreadTable } from './spread-table.ts';

/** Everything that the runs say, as Markdown. */
export function tableOf(lines: readonly Line[]): string {
  const parts = [
    `${lines.length} runs${builds(lines)}.`,
    effectsTable(lines),
    spreadTable(lines),
    unexpected(lines),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** More than one program in one table is no measurement of either. */
function builds(lines: readonly Line[]): string {
  const hashes = [...new Set(lines.map(({ dist }) => dist))];
  const count = (hash: string) => lines.filter(({ dist }) => dist === hash).length;
  return hashes.map((hash) => `, ${count(hash)} of bundle ${hash}`).join('');
}

/** Each run whose verdict is not what was planted, with the gate's own words. */
function unexpected(lines: readonly Line[]): string {
  return lines
    .flatMap((line) => {
      const name = fileName(line, line.n);
      if (!isRow(line)) return [`- ${name}: crashed: ${line.error.replaceAll('\n', ' ')}`];
      const unchanged = line.effect.startsWith('A/A');
      const right = unchanged ? line.verdict === 'pass' : line.flagged.length > 0;
      if (right) return [];
      const what = unchanged ? 'not a pass' : 'missed';
      return [`- ${name}: ${what}: ${line.verdict} (${line.stop}): ${line.reason}`];
    })
    .join('\n');
}
