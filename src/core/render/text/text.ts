import type { Reason } from '../../model/judgement/reason.ts';
import type { Verdict } from '../../model/judgement/verdict.ts';
import type { Report } from '../../report/report.ts';
import { measuredText } from '../../words/compared/threshold.ts';
import { unstopped } from '../../words/names.ts';
import { fixTitle } from '../../words/outcome/next.ts';
import { loadTestBlocks } from './load-test.ts';
import { inert } from './log-lines.ts';
import { type Paint, plain, type Style, type TextOptions } from './paint.ts';
import { stepsText } from './steps.ts';
import { endpointLines, figureLines, targetLines } from './table.ts';
import { cut, visible } from './visible.ts';
import { wrap } from './wrap.ts';

const COLOUR: Readonly<Record<Verdict, Style>> = {
  pass: 'green',
  warn: 'yellow',
  fail: 'red',
  inconclusive: 'cyan',
  'no-baseline': 'cyan',
  invalid: 'red',
  'not-affected': 'cyan',
};

/** Rows that are printed. */
const MOST_ROWS = 10;
const MOST_TARGETS = 100;
/** Longest sentence, which may hold names of the script; characters. */
const SENTENCE = 2000;

/** The report for a terminal. */
export function renderText(report: Report, { paint = plain, width }: TextOptions): string {
  const blocks = [
    wrapped(first(report, paint), width),
    changed(report, paint),
    ...(isLoadTest(report) ? loadTestBlocks(report.loadTest, { paint, width }) : measured(report, paint)),
    wrapped(summary(report, paint), width),
    wrapped(notes(report, paint), width),
  ].filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.map(inert).join('\n')).join('\n\n')}\n`;
}

type Tested = Report & { readonly loadTest: NonNullable<Report['loadTest']> };

/** Whether head is looked at by itself: by its targets, or for want of anything to compare it with. */
function isLoadTest(report: Report): report is Tested {
  const { judgement, targets, loadTest } = report;
  if (loadTest === null || judgement.verdict === 'invalid') return false;
  return targets.length > 0 || judgement.comparisons.length === 0;
}

const measured = (report: Report, paint: Paint): readonly (readonly string[])[] => [
  targetLines(report.targets.slice(0, MOST_TARGETS), paint),
  figures(report),
];

const wrapped = (lines: readonly string[], width: number): readonly string[] =>
  lines.flatMap((line) => wrap(line, width));

/** Text of others in a line of ours. */
const clean = (text: string): string => cut(visible(text), SENTENCE);

function first({ judgement, headline, watch, told }: Report, paint: Paint): readonly string[] {
  const verdict = paint('bold', paint(COLOUR[judgement.verdict], judgement.verdict.toUpperCase()));
  return [
    `${verdict}  ${clean(judgement.gate)}: ${clean(headline)}`,
    ...(judgement.policyChange === undefined ? [] : [`  ! ${clean(judgement.policyChange)}`]),
    ...(judgement.measuredBy === undefined ? [] : [`  ! ${clean(judgement.measuredBy)}`]),
    ...(watch === '' ? [] : [`  ${clean(watch)}`]),
    ...told.flatMap((reason) => toldLines(reason, paint)),
  ];
}

function toldLines({ kind, text, why, fix }: Reason, paint: Paint): readonly string[] {
  return [
    `  ${clean(unstopped(text))}.`,
    ...(why === undefined ? [] : [`  ${paint('bold', 'Why:')} ${clean(unstopped(why))}.`]),
    ...(fix === undefined ? [] : [`  ${paint('bold', `${fixTitle({ kind })}:`)} ${clean(unstopped(fix))}.`]),
  ];
}

/** A terminal folds nothing: the worst rows, and how many more there are. */
function changed({ table }: Report, paint: Paint): readonly string[] {
  if (table.rows.length === 0) return [];
  const more = moreOf(table.rows.length);
  return [...endpointLines({ ...table, rows: table.rows.slice(0, MOST_ROWS) }, paint), ...more];
}

function figures({ figures: table }: Report): readonly string[] {
  if (table.rows.length === 0) return [];
  return [...figureLines({ ...table, rows: table.rows.slice(0, MOST_ROWS) }), ...moreOf(table.rows.length)];
}

const moreOf = (rows: number): readonly string[] =>
  rows > MOST_ROWS ? [`  and ${rows - MOST_ROWS} more`] : [];

function summary(report: Report, paint: Paint): readonly string[] {
  // One place says what to do, and what was crossed.
  const isTold = isLoadTest(report);
  const steps = isTold && report.loadTest.todo.length > 0 ? '' : stepsText(report);
  return [
    ...(isTold ? [] : report.crossed).map(
      (one) =>
        `  ${paint('bold', 'Threshold crossed:')} ${clean(one.metric)} ${clean(one.expression)} (measured ${measuredText(one)})`,
    ),
    // Of head alone they are what the load test report shows failing.
    ...(isTold && report.judgement.base === null ? [] : report.answers).map((text) => `  - ${clean(text)}`),
    ...(report.cause === null ? [] : [`  ${paint('bold', 'Why:')} ${clean(whyOf(report.cause, report))}.`]),
    ...(report.remedy === null ? [] : [`  ${paint('bold', 'Fix:')} ${clean(unstopped(report.remedy))}.`]),
    ...(report.overview.length === 0 ? [] : [`  ${report.overview.map(clean).join(' · ')}`]),
    ...(steps === '' ? [] : [`  ${paint('bold', 'Next:')} ${clean(steps)}`]),
    ...(report.setup === '' ? [] : [`  ${paint('dim', clean(report.setup))}`]),
  ];
}

/** With its place, where the words do not name that themselves. */
function whyOf(cause: string, { causePlace: place }: Report): string {
  const why = unstopped(cause);
  return place === null || why.includes(place.text) ? why : `${why} (${place.text})`;
}

function notes({ judgement }: Report, paint: Paint): readonly string[] {
  return [
    ...judgement.notes.map((note) => `  ${paint('dim', `note: ${clean(note)}`)}`),
    ...judgement.refused.map(
      ({ origin, reason }) => `  ${paint('dim', `not used: ${clean(origin)}: ${clean(reason)}`)}`,
    ),
  ];
}
