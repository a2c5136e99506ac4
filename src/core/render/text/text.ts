import type { Reason } from '../../model/judgement/reason.ts';
import type { Verdict } from '../../model/judgement/verdict.ts';
import type { Report } from '../../report/report.ts';
import { measuredText } from '../../words/compared/threshold.ts';
import { unstopped } from '../../words/names.ts';
import { fixTitle } from '../../words/outcome/next.ts';
import { inert } from './log-lines.ts';
import { stepsText } from './steps.ts';
import { endpointLines, figureLines } from './table.ts';
import { cut, visible } from './visible.ts';
import { wrap } from './wrap.ts';

export type TextOptions = { readonly colour: boolean; readonly width: number };

const COLOUR: Readonly<Record<Verdict, number>> = {
  pass: 32,
  warn: 33,
  fail: 31,
  inconclusive: 36,
  'no-baseline': 36,
  invalid: 31,
  'not-affected': 36,
};

/** Rows that are printed. */
const MOST_ROWS = 10;
/** Longest sentence, which may hold names of the script; characters. */
const SENTENCE = 2000;

/** The report for a terminal; escape sequences only with `colour`. `width` in columns. */
export function renderText(report: Report, { colour, width }: TextOptions): string {
  const { judgement } = report;
  const verdict = judgement.verdict.toUpperCase();
  const blocks = [
    wrapped(first(report, verdict), width),
    changed(report),
    figures(report),
    wrapped(summary(report), width),
    wrapped(notes(report), width),
  ].filter((lines) => lines.length > 0);
  const whole = blocks.map((lines) => lines.map(inert).join('\n')).join('\n\n');
  const painted = colour
    ? whole.replace(verdict, `\u001b[1;${COLOUR[judgement.verdict]}m${verdict}\u001b[0m`)
    : whole;
  return `${painted}\n`;
}

const wrapped = (lines: readonly string[], width: number): readonly string[] =>
  lines.flatMap((line) => wrap(line, width));

/** Text of others in a line of ours. */
const clean = (text: string): string => cut(visible(text), SENTENCE);

function first(report: Report, verdict: string): readonly string[] {
  const { judgement, headline, told } = report;
  return [
    `${verdict}  ${clean(judgement.gate)}: ${clean(headline)}`,
    ...(judgement.policyChange === undefined ? [] : [`  ! ${clean(judgement.policyChange)}`]),
    ...(judgement.measuredBy === undefined ? [] : [`  ! ${clean(judgement.measuredBy)}`]),
    ...told.flatMap(toldLines),
  ];
}

function toldLines({ kind, text, why, fix }: Reason): readonly string[] {
  return [
    `  ${clean(unstopped(text))}.`,
    ...(why === undefined ? [] : [`  Why: ${clean(unstopped(why))}.`]),
    ...(fix === undefined ? [] : [`  ${fixTitle({ kind })}: ${clean(unstopped(fix))}.`]),
  ];
}

/** A terminal folds nothing: the worst rows, and how many more there are. */
function changed({ table }: Report): readonly string[] {
  if (table.rows.length === 0) return [];
  const more = moreOf(table.rows.length);
  return [...endpointLines({ ...table, rows: table.rows.slice(0, MOST_ROWS) }), ...more];
}

function figures({ figures: table }: Report): readonly string[] {
  if (table.rows.length === 0) return [];
  return [...figureLines({ ...table, rows: table.rows.slice(0, MOST_ROWS) }), ...moreOf(table.rows.length)];
}

const moreOf = (rows: number): readonly string[] =>
  rows > MOST_ROWS ? [`  and ${rows - MOST_ROWS} more`] : [];

function summary(report: Report): readonly string[] {
  const steps = stepsText(report);
  return [
    ...report.crossed.map(
      (one) =>
        `  Threshold crossed: ${clean(one.metric)} ${clean(one.expression)} (measured ${measuredText(one)})`,
    ),
    ...report.answers.map((text) => `  - ${clean(text)}`),
    ...(report.cause === null ? [] : [`  Why: ${clean(unstopped(report.cause))}.`]),
    ...(report.overview.length === 0 ? [] : [`  ${report.overview.map(clean).join(' · ')}`]),
    ...(steps === '' ? [] : [`  Next: ${clean(steps)}`]),
    ...(report.setup === '' ? [] : [`  ${clean(report.setup)}`]),
  ];
}

function notes({ judgement }: Report): readonly string[] {
  return [
    ...judgement.notes.map((note) => `  note: ${clean(note)}`),
    ...judgement.refused.map(({ origin, reason }) => `  not used: ${clean(origin)}: ${clean(reason)}`),
  ];
}
