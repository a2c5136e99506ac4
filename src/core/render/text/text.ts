import { significant } from '../../model/quantity.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Report, Row } from '../../report/report.ts';

export type TextOptions = { readonly colour: boolean; readonly width: number };

const COLOUR: Readonly<Record<Verdict, number>> = {
  pass: 32,
  warn: 33,
  fail: 31,
  inconclusive: 36,
  'no-baseline': 36,
  invalid: 31,
};

const MARK = {
  critical: 'FAIL',
  significant: 'WARN',
  missing: 'GONE',
  slower: 'slower',
  improved: 'better',
  new: 'new',
  accepted: 'accepted',
  inconclusive: '?',
  unchanged: '',
} as const;

/** The report for a terminal; escape sequences only with `colour`. `width` in columns. */
export function renderText(report: Report, { colour, width }: TextOptions): string {
  const { judgement, all } = report;
  const paint = (text: string) => (colour ? `\u001b[1;${COLOUR[judgement.verdict]}m${text}\u001b[0m` : text);
  const reasons = judgement.reasons.slice(1).map(({ text }) => `  - ${clean(text)}`);
  const notes = judgement.notes.map((note) => `  note: ${clean(note)}`);
  const refused = judgement.refused.map(
    ({ origin, reason }) => `  not used: ${clean(origin)}: ${clean(reason)}`,
  );
  const lines = [
    `${paint(`${judgement.verdict.toUpperCase()}`)}  ${clean(judgement.gate)}: ${clean(judgement.reason)}`,
    ...(judgement.policyChange === undefined ? [] : [`  ! ${clean(judgement.policyChange)}`]),
    ...reasons,
    ...(all.length === 0 ? [] : ['', ...table(all)]),
    ...(report.compared === '' ? [] : ['', ...sentences(report.compared)]),
    ...thresholdLines(report),
    ...(notes.length + refused.length === 0 ? [] : ['', ...notes, ...refused]),
  ];
  return `${lines.map((line) => cut(line, width, colour)).join('\n')}\n`;
}

function table(rows: readonly Row[]): readonly string[] {
  const cells = rows.map((row) => [
    `${clean(row.subject)} ${row.metric}`,
    row.base,
    row.head,
    row.change,
    row.sure ?? '',
    row.pairs ?? '',
    MARK[row.class],
  ]);
  const sure = rows.some((row) => row.sure !== null);
  const named = ['metric', 'base', 'head', 'change', sure ? '95 % sure' : '', sure ? 'pairs' : '', ''];
  const all = [named, ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  return all.map((row) => {
    const [name = '', ...rest] = row;
    const numbers = rest
      .slice(0, sure ? 5 : 3)
      .map((cell, index) =>
        index === 4 ? cell.padEnd(widths[5] ?? 0) : cell.padStart(widths[index + 1] ?? 0),
      );
    return `  ${[name.padEnd(widths[0] ?? 0), ...numbers, rest[5] ?? ''].join('  ')}`.trimEnd();
  });
}

function thresholdLines({ judgement }: Report): readonly string[] {
  if (judgement.thresholds.length === 0) return [];
  const lines = judgement.thresholds.map(({ metric, expression, crossed, value }) => {
    const measured = value === null ? 'no sample' : significant(value);
    return `  ${crossed ? 'CROSSED' : 'met    '}  ${clean(metric)}: ${clean(expression)} (measured ${measured})`;
  });
  return ['', 'k6 thresholds:', ...lines];
}

/** One a line: a line of a terminal is cut where it is too long. */
function sentences(text: string): readonly string[] {
  return text.split(/(?<=\.) (?=\p{Lu})/u).map((sentence) => `  ${clean(sentence)}`);
}

/** Names come from the script under test. */
function clean(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '');
}

/** Escape sequences are in the first line only, which is never cut. */
function cut(line: string, width: number, colour: boolean): string {
  if ((colour && line.startsWith('\u001b')) || line.length <= width * 2) return line;
  return `${line.slice(0, width * 2 - 1)}…`;
}
