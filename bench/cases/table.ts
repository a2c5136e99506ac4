import { clopperPearson } from '../../src/core/statistics/binomial.ts';
import { markdownTable, percent } from '../support/markdown.ts';
import type { Variant } from './expectation.ts';
import { someOf } from './names.ts';
import { cellName, isRow, type Line } from './rows.ts';

const HEAD = [
  'case',
  'variant',
  'k6',
  'runs',
  'expected',
  'way',
  'seen',
  'accused',
  'median s',
  'as expected',
  'false alarms, at most',
] as const;

/** Of the change nothing is planted: whoever is flagged is a false alarm. */
const isUnchanged = (variant: string): boolean => /\bunchanged$/.test(variant);
const isFlagged = (line: Line): boolean => isRow(line) && ['warn', 'fail'].includes(line.verdict);

/** Runs of cases, by case and variant; then each that did not end as expected, in the gate's own words. */
export function tableOf(lines: readonly Line[], expected: (line: Line) => Variant | undefined): string {
  const groups = Map.groupBy(lines, (line) => `${cellName(line)} ${line.k6}`);
  const rows = [...groups.values()].toSorted(byName).map((own) => cellsOf(own, expected));
  const parts = [markdownTable(HEAD, rows), alarms(lines), unexpected(lines)];
  return `${parts.filter((part) => part !== '').join('\n')}`;
}

const byName = (a: readonly Line[], b: readonly Line[]): number =>
  (a[0]?.case ?? '').localeCompare(b[0]?.case ?? '', 'en', { numeric: true });

function cellsOf(own: readonly Line[], expected: (line: Line) => Variant | undefined): readonly unknown[] {
  const [first] = own;
  if (first === undefined) return [];
  const rows = own.filter(isRow);
  const wanted = expected(first);
  const honest = wanted?.honest === undefined ? [] : wanted.honest.verdicts;
  const right = rows.filter(({ wrongs }) => wrongs.length === 0).length;
  const accused = [...new Set(rows.flatMap((row) => row.accused))];
  const gone = [...new Set(rows.flatMap((row) => row.gone))].map((name) => `${name} (gone)`);
  return [
    ...[first.case, first.variant, first.k6, own.length],
    [...new Set([...(wanted?.verdicts ?? []), ...honest])].join(', '),
    someOf([...new Set(rows.map(({ way }) => way.split(',')[0] ?? ''))]),
    counted(own.map((line) => (isRow(line) ? line.verdict : 'crashed'))),
    someOf([...accused, ...gone]).replaceAll('|', '\\|'),
    middle(rows.map(({ seconds }) => seconds)),
    right === own.length ? 'yes' : `**${right} of ${own.length}**`,
    isUnchanged(first.variant) ? percent(atMost(own.filter(isFlagged).length, own.length), 0) : '',
  ];
}

/** `pass 2, warn 1`. */
function counted(ends: readonly string[]): string {
  const groups = Map.groupBy(ends, (end) => end);
  return [...groups].map(([end, own]) => `${end} ${own.length}`).join(', ');
}

/** One-sided: the true share is below it with 95 % confidence. */
const atMost = (found: number, of: number): number => clopperPearson(found, of, 0.9).high;

function middle(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]?.toFixed(0) ?? '–';
}

function alarms(lines: readonly Line[]): string {
  const unchanged = lines.filter(({ variant }) => isUnchanged(variant));
  if (unchanged.length === 0) return '';
  const flagged = unchanged.filter(isFlagged).length;
  const compared = unchanged.filter((line) => isRow(line) && line.way !== '').length;
  const share = percent(atMost(flagged, unchanged.length));
  return `Unchanged builds flagged: ${flagged} of ${unchanged.length}, ${compared} of them compared (at most ${share} with 95 % confidence).\n`;
}

function unexpected(lines: readonly Line[]): string {
  return lines
    .flatMap((line) => {
      const name = `${cellName(line)}, run ${line.n}`;
      if (!isRow(line)) return [`- ${name}: crashed: ${line.error.replaceAll(/\s+/g, ' ')}\n`];
      if (line.wrongs.length === 0) return [];
      return [`- ${name}: ${line.wrongs.join('; ')}. It said: ${line.reason.replaceAll(/\s+/g, ' ')}\n`];
    })
    .join('');
}
