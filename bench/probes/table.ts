import { mean } from 'simple-statistics';
import { NOTICEABLE } from '../../src/core/model/judgement/comparison-class.ts';
import { markdownTable } from '../support/markdown.ts';
import { holdsBelow, type Ratio, ratioOf } from '../support/ratio.ts';
import { costOf, isRow, type Line, logOf, meanOf, type Round, type Row } from './rows.ts';

type Question = {
  readonly what: string;
  readonly of: (round: Round) => number;
  /** with / without has to stay below it */
  readonly limit: number;
  readonly why: string;
};

const QUESTIONS: readonly Question[] = [
  { what: 'CPU per request', of: costOf, limit: 1.02, why: 'what is promised' },
  // What is below it a duet calls unchanged.
  { what: 'p95', of: ({ p95 }) => p95, limit: 1 + NOTICEABLE, why: 'from where on a duet calls it slower' },
];

const HEAD = [
  ...['run', 'CPU ms per request: without', 'with', 'with / without'],
  ...['p95 ms: without', 'with', 'with / without', 'our CPU, ms a second: without', 'with'],
];

/** A line for each run, and what they say together, as Markdown. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.filter(isRow);
  const crashed = lines.length - rows.length;
  const parts = [
    markdownTable(
      HEAD,
      rows.map((row) => [row.n, ...QUESTIONS.flatMap(({ of }) => compared(row, of)), ...oursIn(row)]),
    ).trimEnd(),
    QUESTIONS.map((question) => answerText(question, rows)).join('\n'),
    rows.length === 0 ? '' : oursText(rows),
    crashed === 0 ? '' : `${crashed} runs crashed.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Whether anything is shown to be more than it may be. */
export const isMissed = (lines: readonly Line[]): boolean =>
  QUESTIONS.some(({ of, limit }) => holdsBelow(limit, foundOf(lines.filter(isRow), of)) === 'not met');

const foundOf = (rows: readonly Row[], of: Question['of']): Ratio | null =>
  ratioOf(rows.map((row) => logOf(row, of)));

function answerText({ what, of, limit, why }: Question, rows: readonly Row[]): string {
  const found = foundOf(rows, of);
  if (found === null) return `${what}, with / without: open, as it takes two runs.`;
  const [ratio, low, high] = [found.ratio, found.low, found.high].map((value) => value.toFixed(3));
  const state = holdsBelow(limit, found);
  return `${what}, with / without: ${ratio} (95 %: ${low} to ${high}; ${rows.length} runs): ${state}, below ${limit} (${why}).`;
}

function compared(row: Row, of: Question['of']): readonly string[] {
  const [without, beside] = [meanOf(row, false, of), meanOf(row, true, of)];
  return [without.toFixed(3), beside.toFixed(3), Math.exp(logOf(row, of)).toFixed(3)];
}

const oursIn = (row: Row): readonly string[] =>
  [false, true].map((isLooking) => meanOf(row, isLooking, oursOf).toFixed(2));

const oursOf = ({ oursMs, seconds }: Round): number => oursMs / seconds;

function oursText(rows: readonly Row[]): string {
  const over = (isLooking: boolean, of: (round: Round) => number) =>
    mean(rows.map((row) => meanOf(row, isLooking, of))).toFixed(2);
  const session = over(true, ({ sessionMs, seconds }) => sessionMs / seconds);
  return `Our own process takes ${over(true, oursOf)} ms of CPU a second with the probes, and ${over(false, oursOf)} ms without. Their session in the database takes ${session} ms a second, which is in the application's CPU.`;
}
