import { isSampled } from '../../model/judgement/judged-threshold.ts';
import type { Judgement, Side } from '../../model/judgement/judgement.ts';
import type { Reason } from '../../model/judgement/reason.ts';
import { machineOf } from '../../model/machine.ts';
import { significant } from '../../model/quantity.ts';
import type { Report } from '../../report/report.ts';
import type { CommitRange } from '../../report/steps.ts';
import { measuredText } from '../../words/compared/threshold.ts';
import { unstopped } from '../../words/names.ts';
import { acceptingOf, fixTitle } from '../../words/outcome/next.ts';
import { codeSpan, escapeMarkdown, fence, sentence } from './escape.ts';
import { loadTestShort } from './load-test.ts';
import { placeLink } from './place-link.ts';
import { endpointsTable, figuresTable, resultsTable, targetsTable } from './table.ts';
import { VERDICT_ICON } from './verdict-icon.ts';

/** Rows that stay open in a comment; the rest is folded. */
const OPEN_ROWS = 10;

/** Nobody reads more of them. */
const MOST_TARGETS = 100;

const COMMIT = /^[0-9a-f]{7,64}$/;

/** Files of other runs are read too: what is no commit is not shown as one. */
const short = (sha: string): string => (COMMIT.test(sha) ? ` ${codeSpan(sha.slice(0, 7))}` : '');

function sidesOf({ source, base, comparisons }: Judgement): { base: string; head: string } {
  const from = base?.source.sha ?? '';
  // The centre of several runs is no figure of the nearest.
  const counts = comparisons.flatMap(({ evidence }) => (evidence?.way === 'stored' ? evidence.count : []));
  const [least, most] = [Math.min(...counts), Math.max(0, ...counts)];
  const of = most > 1 ? ` (${least < most ? `${least} to ` : ''}${most} runs)` : short(from);
  // A working tree on top of base has no commit of its own.
  return { base: `Base${of}`, head: `Head${from === source.sha ? '' : short(source.sha)}` };
}

export const title = ({ judgement, headline }: Report): string =>
  `### ${VERDICT_ICON[judgement.verdict]} ${escapeMarkdown(judgement.gate)}: ${sentence(headline)}`;

/** Above the reason: who changes the rules is judged by them only when a reader has seen it. */
export function rulesChanged({ judgement }: Report): string {
  return judgement.policyChange === undefined ? '' : `⚠️ ${sentence(judgement.policyChange)}`;
}

/** Above the reason too: what a verdict rests on is worth as much as who made it. */
export function measuredBy({ judgement }: Report): string {
  return judgement.measuredBy === undefined ? '' : `⚠️ ${sentence(judgement.measuredBy)}`;
}

/** Whoever reads that something would be blocked has to know that it is not. */
export const watching = ({ watch }: Report): string => (watch === '' ? '' : `👀 ${sentence(watch)}`);

/** When to let it block, folded away. */
export const block = ({ block: text }: Report): string => (text === '' ? '' : sentence(text));

/** What no table tells, with what is behind it and what can be done. */
export const told = ({ told: reasons }: Report): string => reasons.map(toldText).join('\n\n');

function toldText({ kind, text, why, fix }: Reason): string {
  const more = [
    ...(why === undefined ? [] : [`**Why:** ${sentence(unstopped(why))}.`]),
    ...(fix === undefined ? [] : [`**${fixTitle({ kind })}:** ${sentence(unstopped(fix))}.`]),
  ];
  return [`${sentence(unstopped(text))}.`, ...(more.length > 0 ? [more.join(' ')] : [])].join('\n\n');
}

export function changedTable({ table }: Report): string {
  if (table.rows.length === 0) return '';
  const rest = table.rows.length - OPEN_ROWS;
  const more = rest > 0 ? `\n\n${rest} more below.` : '';
  return `${endpointsTable({ ...table, rows: table.rows.slice(0, OPEN_ROWS) })}${more}`;
}

export function figures({ figures: table }: Report): string {
  const rest = table.rows.length - OPEN_ROWS;
  const more = rest > 0 ? `\n\n${rest} more endpoints are in the report file.` : '';
  return table.rows.length === 0
    ? ''
    : `${figuresTable({ ...table, rows: table.rows.slice(0, OPEN_ROWS) })}${more}`;
}

/** Targets that are missed or nearly so, in the open; green is short. */
export function missedTargets({ targets, judgement }: Report): string {
  const rows = targets.filter(({ mark }) => mark === 'missed' || mark === 'warned');
  return judgement.verdict === 'pass' || rows.length === 0 ? '' : targetsTable(rows.slice(0, MOST_TARGETS));
}

export const allTargets = ({ targets }: Report): string =>
  targets.length === 0 ? '' : targetsTable(targets.slice(0, MOST_TARGETS));

/** Thresholds that were crossed, in the open. */
export function crossed({ crossed: thresholds }: Report): string {
  if (thresholds.length === 0) return '';
  const rows = thresholds.map(
    (one) => `| ${codeSpan(one.metric)} | ${codeSpan(one.expression)} | ${measuredText(one)} |`,
  );
  return ['| Crossed threshold | Limit | Measured |', '|:--|:--|:--|', ...rows].join('\n');
}

/** Which requests and checks failed, in the open: a rate says nothing of the cause. */
export const answers = ({ answers: sentences }: Report): string =>
  sentences.map((text) => `- ${sentence(text)}`).join('\n');

export function cause({ cause: text, causePlace: place, remedy }: Report): string {
  const at = place === null ? '' : ` (${placeLink(place)})`;
  const lines = [
    ...(text === null ? [] : [`**Why:** ${sentence(unstopped(text))}${at}.`]),
    ...(remedy === null ? [] : [`**Fix:** ${sentence(unstopped(remedy))}.`]),
  ];
  return lines.join('\\\n');
}

/** "5 endpoints · p95 82.3 → 82.0 ms · errors 0 % · [run](…)"; where there is something to do, the link stands there. */
export function overview(report: Report): string {
  const link = next(report) === '' && report.runUrl !== null ? [`[run](${report.runUrl})`] : [];
  return [...report.overview.map((text) => sentence(text)), ...link].join(' · ');
}

/** "**Next:** review the diff a1b2c3d…e4f5a6b for GET orders · [run](…) · intended? accept it in …" */
export function next({ fix, range, steps, runUrl, judgement }: Report): string {
  if (fix === null && steps.length === 0) return '';
  const todo = steps.map(
    ({ todo: { what, of }, range: commits, subjects }) =>
      `${what}${commits === null ? '' : ` ${commitsLink(commits)}`}${of} ${escapeMarkdown(subjects)}`,
  );
  const { verdict, waived } = judgement;
  const isWorse = (verdict === 'fail' || verdict === 'warn') && waived !== true;
  const parts = [
    ...(fix === null ? [] : [sentence(unstopped(fix))]),
    ...(todo.length === 0 ? [] : [todo.join('; ')]),
    ...(todo.length === 0 && range !== null ? [`diff ${commitsLink(range)}`] : []),
    ...(runUrl === null ? [] : [`[run](${runUrl})`]),
    ...(isWorse && todo.length > 0 ? [accepting(judgement)] : []),
  ];
  return `**Next:** ${parts.join(' · ')}`;
}

function accepting(judgement: Judgement): string {
  const { before, file, after } = acceptingOf(judgement);
  return `${before}${codeSpan(file)}${after}`;
}

const commitsLink = ({ text, url }: CommitRange): string =>
  url === null ? codeSpan(text) : `[${codeSpan(text)}](${url})`;

/** How it was compared, in the open: a verdict is worth what it rests on. Green is short: it is folded there. */
export const setup = ({ setup: text, judgement }: Report): string =>
  text === '' || judgement.verdict === 'pass' ? '' : `<sub>${sentence(text)}</sub>`;

export function allResults({ all, judgement }: Report): string {
  return all.length === 0 ? '' : resultsTable(all, sidesOf(judgement));
}

export function thresholds({ judgement, targets }: Report): string {
  if (targets.length > 0) return '';
  const lines = judgement.thresholds.map((threshold) => {
    const { metric, expression, crossed: isCrossed } = threshold;
    const mark = isCrossed
      ? '❌ crossed, measured'
      : isSampled(threshold)
        ? '✅ met, measured'
        : '– not judged:';
    return `- Threshold ${codeSpan(metric)} ${codeSpan(expression)}: ${mark} ${measuredText(threshold)}`;
  });
  return lines.join('\n');
}

export function load({ judgement, loadTest }: Report): string {
  const lines = [judgement.base, judgement.head].flatMap((side, index) =>
    side === null ? [] : [`- ${index === 0 ? 'Base' : 'Head'}: ${loadLine(side)}`],
  );
  const checks = (judgement.head?.checks ?? []).map(
    ({ name, passes, fails }) => `- Check ${escapeMarkdown(name)}: ${passes} passed, ${fails} failed`,
  );
  const counts = loadTest?.endpoints?.counts ?? '';
  const speeds = counts === '' ? [] : [`- Endpoints: ${sentence(counts)}`];
  return [...lines, ...speeds, ...checks].join('\n');
}

/** The same for a summary, with a short load test report. */
export function loadInSummary(report: Report): string {
  const { loadTest } = report;
  return [load(report), loadTest === null ? '' : loadTestShort(loadTest)]
    .filter((text) => text !== '')
    .join('\n\n');
}

function loadLine({ load: delivered, workload, environment, generator }: Side): string {
  const rate = workload.targetRate === null ? '' : ` of ${significant(workload.targetRate)}/s planned`;
  const seconds = significant(delivered.durationMs / 1000);
  // k6 samples them now and then: a short run may show none.
  const vus = delivered.maxVus === 0 ? '' : `, at most ${delivered.maxVus} VUs`;
  return (
    `${escapeMarkdown(workload.profile)}; ${delivered.iterations} iterations in ${seconds} s ` +
    `(${significant(delivered.iterationRate)}/s${rate}), ${delivered.droppedIterations} dropped${vus}; ` +
    `${escapeMarkdown(generator.name)} ${escapeMarkdown(generator.version)}, ${escapeMarkdown(machineOf(environment))}`
  );
}

export function method({ judgement, method: lines, setup: text }: Report): string {
  const { base, refused, notes } = judgement;
  const commits = base?.distance === 1 ? 'commit' : 'commits';
  const distance = base?.distance ? `, ${base.distance} ${commits} before the base` : '';
  return [
    ...(text === '' || judgement.verdict !== 'pass' ? [] : [`- ${sentence(text)}`]),
    ...lines.map((line) => `- ${sentence(line)}`),
    base === null
      ? '- Base: none.'
      : `- Base: ${sentence(base.origin ?? '')}, made ${escapeMarkdown(base.createdAt)}${distance}.`,
    ...notes.map((note) => `- ${sentence(note)}`),
    ...refused.map(({ origin, reason }) => `- Not used: ${sentence(origin)}: ${sentence(reason)}`),
  ].join('\n');
}

/** A command that works as pasted: the files of a run hold both sides where they ran side by side. */
export function reproduce({ judgement }: Report): string {
  const [what, command] =
    judgement.comparing?.way === 'duet'
      ? ['judge them again', 'perf-gate judge --recording recording.json']
      : ['draw this again', 'perf-gate render --judgement judgement.json --format text'];
  return `In the folder of this run's files, to ${what}:\n\n${fence(command, 'sh')}`;
}
