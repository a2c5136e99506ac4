import type { Reason } from '../../model/judgement/reason.ts';
import type { Verdict } from '../../model/judgement/verdict.ts';
import type { Report, Row } from '../../report/report.ts';
import { measuredText } from '../../words/compared/threshold.ts';
import { inert } from './log-lines.ts';
import { stepsText } from './steps.ts';
import { textTable } from './table.ts';
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

/** Rows that are printed, beside those of the whole. */
const MOST_ROWS = 10;
/** Longest sentence, which may hold names of the script; characters. */
const SENTENCE = 2000;
/** Reasons that are rows of the table. */
const IN_TABLE: readonly Reason['kind'][] = ['regression', 'errors', 'missing'];
/** And those that are lines of what failed. */
const IN_LINES: readonly Reason['kind'][] = ['answers'];

/** The report for a terminal; escape sequences only with `colour`. `width` in columns. */
export function renderText(report: Report, { colour, width }: TextOptions): string {
  const { judgement } = report;
  const verdict = judgement.verdict.toUpperCase();
  const first = `${verdict}  ${clean(judgement.gate)}: ${clean(judgement.reason)}`;
  const steps = stepsText(report);
  const text = [
    first,
    ...(judgement.policyChange === undefined ? [] : [`  ! ${clean(judgement.policyChange)}`]),
    ...(judgement.measuredBy === undefined ? [] : [`  ! ${clean(judgement.measuredBy)}`]),
    ...otherReasons(judgement.reasons),
    ...report.answers.map((text) => `  - ${clean(text)}`),
    ...(steps === '' ? [] : [`  what to do: ${clean(steps)}`]),
  ].flatMap((line) => wrap(line, width));
  const more = [
    ...(report.compared === '' ? [] : ['', ...sentences(report.compared)]),
    ...thresholdLines(report),
    ...notes(report),
  ].flatMap((line) => wrap(line, width));
  const whole = [...text, ...rows(report), ...more].map(inert).join('\n');
  const painted = colour
    ? whole.replace(verdict, `\u001b[1;${COLOUR[judgement.verdict]}m${verdict}\u001b[0m`)
    : whole;
  return `${painted}\n`;
}

/** Text of others in a line of ours. */
const clean = (text: string): string => cut(visible(text), SENTENCE);

/** The first one is the first line, and those of the table stand there. */
function otherReasons(reasons: readonly Reason[]): readonly string[] {
  return reasons
    .slice(1)
    .filter(({ kind }) => ![...IN_TABLE, ...IN_LINES].includes(kind))
    .map(({ text }) => `  - ${clean(text)}`);
}

/** What changed, then the whole; a terminal folds nothing. */
function rows({ changed, all }: Report): readonly string[] {
  if (all.length === 0) return [];
  const top = changed.slice(0, MOST_ROWS);
  const whole = all.filter((row) => row.class === 'unchanged' && row.overall && !top.includes(row));
  const shown: readonly Row[] = [...top, ...whole];
  const rest = all.length - shown.length;
  const more =
    rest > 0 ? [`  and ${rest} more: \`perf-gate render --format markdown\` shows all of them`] : [];
  return ['', ...textTable(shown), ...more];
}

function thresholdLines({ judgement }: Report): readonly string[] {
  if (judgement.thresholds.length === 0) return [];
  const lines = judgement.thresholds.map((threshold) => {
    const { metric, expression, crossed } = threshold;
    const measured = measuredText(threshold);
    return `  ${crossed ? 'CROSSED' : 'met'}  ${clean(metric)}: ${clean(expression)} (measured ${measured})`;
  });
  return ['', 'k6 thresholds:', ...lines];
}

function notes({ judgement }: Report): readonly string[] {
  const lines = [
    ...judgement.notes.map((note) => `  note: ${clean(note)}`),
    ...judgement.refused.map(({ origin, reason }) => `  not used: ${clean(origin)}: ${clean(reason)}`),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}

/** One a line. */
function sentences(text: string): readonly string[] {
  return text.split(/(?<=\.) (?=\p{Lu})/u).map((sentence) => `  ${clean(sentence)}`);
}
