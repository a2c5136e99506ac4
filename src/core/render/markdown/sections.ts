import { exitCode } from '../../decision/exit-code.ts';
import { STORED_CONFIDENCE } from '../../decision/stored/stored-rule.ts';
import type { Judgement, Side } from '../../model/judgement/judgement.ts';
import { machineOf } from '../../model/machine.ts';
import { DUET_CONFIDENCE } from '../../model/policy.ts';
import { significant } from '../../model/quantity.ts';
import type { Report } from '../../report/report.ts';
import type { CommitRange } from '../../report/steps.ts';
import { measuredText } from '../../words/compared/threshold.ts';
import { codeSpan, escapeMarkdown, fence } from './escape.ts';
import { comparisonTable } from './table.ts';
import { VERDICT_ICON } from './verdict-icon.ts';

/** Rows that stay open in a comment; the rest is folded. */
const OPEN_ROWS = 10;
/** Longest of our own sentences, which may hold names of the script. */
const SENTENCES = 1200;

const COMMIT = /^[0-9a-f]{7,64}$/;

/** Files of other runs are read too: what is no commit is not shown as one. */
const short = (sha: string): string => (COMMIT.test(sha) ? ` ${codeSpan(sha.slice(0, 7))}` : '');

function sidesOf({ source, base }: Judgement): { base: string; head: string } {
  const from = base?.source.sha ?? '';
  // A working tree on top of base has no commit of its own.
  return { base: `Base${short(from)}`, head: `Head${from === source.sha ? '' : short(source.sha)}` };
}

export function title({ judgement, headline, runUrl }: Report): string {
  const link = runUrl === null ? '' : ` · [run](${runUrl})`;
  const gate = escapeMarkdown(judgement.gate);
  return `### ${VERDICT_ICON[judgement.verdict]} Performance gate ${gate}: ${headline}${link}`;
}

/** Above the reason: who changes the rules is judged by them only when a reader has seen it. */
export function rulesChanged({ judgement }: Report): string {
  return judgement.policyChange === undefined ? '' : `⚠️ ${escapeMarkdown(judgement.policyChange, SENTENCES)}`;
}

/** Above the reason too: what a verdict rests on is worth as much as who made it. */
export function measuredBy({ judgement }: Report): string {
  return judgement.measuredBy === undefined ? '' : `⚠️ ${escapeMarkdown(judgement.measuredBy, SENTENCES)}`;
}

export function lead({ judgement }: Report): string {
  const never = judgement.verdict === 'fail' && exitCode(judgement) === 0;
  const note = never ? '\n\nThis gate only reports (`fail-on: never`).' : '';
  return `**${judgement.verdict}**: ${escapeMarkdown(judgement.reason, SENTENCES)}${note}`;
}

export function changedTable({ changed, judgement }: Report): string {
  if (changed.length === 0) return '';
  const open = changed.slice(0, OPEN_ROWS);
  const rest = changed.length - open.length;
  const more = rest > 0 ? `\n\n${rest} more below.` : '';
  return `${comparisonTable(open, sidesOf(judgement))}${more}`;
}

/** "review recent changes a1b2c3d…e4f5a6b (GET orders); monitor (GET cart)" */
export function nextSteps({ steps }: Report): string {
  if (steps.length === 0) return '';
  const parts = steps.map(({ action, subjects, range }) => {
    const commits = range === null ? '' : ` ${linked(range)}`;
    return `${action}${commits} (${escapeMarkdown(subjects)})`;
  });
  return `What to do: ${parts.join('; ')}.`;
}

function linked({ text, url }: CommitRange): string {
  return url === null ? codeSpan(text) : `[${codeSpan(text)}](${url})`;
}

/** How it was compared, in the open: a verdict is worth what it rests on. */
export function compared({ compared: text }: Report): string {
  if (text === '') return '';
  // A name from the script may stand in each: every sentence has its own limit of length.
  const sentences = text.split(/(?<=[.;]) /).map((sentence) => escapeMarkdown(sentence, SENTENCES));
  return `<sub>${sentences.join(' ')}</sub>`;
}

/** Which requests and checks failed, in the open: a rate says nothing of the cause. */
export function answers({ answers: sentences }: Report): string {
  return sentences.map((text) => `- ${escapeMarkdown(text, SENTENCES)}`).join('\n');
}

/** Crossed ones first. */
export function thresholds({ judgement }: Report): string {
  if (judgement.thresholds.length === 0) return '';
  const rows = judgement.thresholds
    .toSorted((a, b) => Number(b.crossed) - Number(a.crossed))
    .map((threshold) => {
      const { metric, expression, crossed } = threshold;
      const measured = measuredText(threshold);
      const state = crossed ? '❌ crossed' : '✅ met';
      return `| ${state} | ${escapeMarkdown(metric)} | ${escapeMarkdown(expression)} | ${measured} |`;
    });
  return folded('k6 thresholds of the script', [
    '| | Metric | Limit | Measured |',
    '|:--|:--|:--|--:|',
    ...rows,
  ]);
}

export function allRows({ all, judgement }: Report): string {
  if (all.length === 0) return '';
  return folded(`All ${all.length} comparisons`, [comparisonTable(all, sidesOf(judgement))]);
}

export function delivered({ judgement }: Report): string {
  const lines = [judgement.base, judgement.head].flatMap((side, index) =>
    side === null ? [] : [`- ${index === 0 ? 'Base' : 'Head'}: ${loadLine(side)}`],
  );
  const checks = (judgement.head?.checks ?? []).map(
    ({ name, passes, fails }) => `- Check ${escapeMarkdown(name)}: ${passes} passed, ${fails} failed`,
  );
  return lines.length === 0 ? '' : folded('Load actually delivered, checks', [...lines, ...checks]);
}

function loadLine({ load, workload, environment, generator }: Side): string {
  const rate = workload.targetRate === null ? '' : ` of ${significant(workload.targetRate)}/s planned`;
  const seconds = significant(load.durationMs / 1000);
  // k6 samples them now and then: a short run may show none.
  const vus = load.maxVus === 0 ? '' : `, at most ${load.maxVus} VUs`;
  return (
    `${escapeMarkdown(workload.profile)}; ${load.iterations} iterations in ${seconds} s ` +
    `(${significant(load.iterationRate)}/s${rate}), ${load.droppedIterations} dropped${vus}; ` +
    `${escapeMarkdown(generator.name)} ${escapeMarkdown(generator.version)}, ${escapeMarkdown(machineOf(environment))}`
  );
}

export function howJudged({ judgement }: Report): string {
  const { policy, base, refused, notes } = judgement;
  const commits = base?.distance === 1 ? 'commit' : 'commits';
  const distance = base?.distance ? `, ${base.distance} ${commits} before the base` : '';
  const inTurns = judgement.comparing?.way === 'duet';
  const percent = (ratio: number) => `${Math.round(ratio * 1000) / 10} %`;
  const lines = [
    `- Rule: more than ${percent(policy.warn)} worse warns, more than ${percent(policy.fail)} worse fails, ${evidenceRule(judgement)}`,
    base === null
      ? '- Baseline: none.'
      : `- Baseline: ${escapeMarkdown(base.origin ?? '')}, made ${escapeMarkdown(base.createdAt)}${distance}.`,
    ...notes.map((note) => `- ${escapeMarkdown(note, SENTENCES)}`),
    ...refused.map(
      ({ origin, reason }) => `- Not used: ${escapeMarkdown(origin)}: ${escapeMarkdown(reason, SENTENCES)}`,
    ),
    '- Judge the same files again on a laptop:',
    '',
    fence(
      `perf-gate judge --recording recording.json${inTurns ? '' : ' --baseline baseline/recording.json'}`,
      'sh',
    ),
  ];
  return folded('How this was judged, and how to reproduce it', lines);
}

function evidenceRule({ comparing, policy }: Judgement): string {
  return comparing?.way === 'duet'
    ? `where the pairs of rounds leave less than ${doubt(policy.confidence ?? DUET_CONFIDENCE)} of doubt (moderated t on paired log-ratios, a floor for server starts). Bars under "Pairs": ▄ is alike, higher is worse.`
    : `where the spread of earlier runs leaves less than ${doubt(STORED_CONFIDENCE)} of doubt.`;
}

/** "0.5 %" of a confidence of 0.995 */
const doubt = (confidence: number): string => `${Number(((1 - confidence) * 100).toPrecision(3))} %`;

function folded(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}
