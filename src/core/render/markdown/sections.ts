import { machineOf } from '../../baseline/machine.ts';
import { exitCode } from '../../decision/exit-code.ts';
import type { Judgement, Side } from '../../model/judgement.ts';
import { significant } from '../../model/quantity.ts';
import type { Report } from '../../report/report.ts';
import { escapeMarkdown, fence } from './escape.ts';
import { comparisonTable } from './table.ts';
import { VERDICT_ICON } from './verdict-icon.ts';

/** Rows that stay open in a comment; the rest is folded. */
const OPEN_ROWS = 10;

const short = (sha: string): string => (sha === '' ? '' : ` \`${sha.slice(0, 7)}\``);

function sidesOf({ source, base }: Judgement): { base: string; head: string } {
  return { base: `Base${short(base?.source.sha ?? '')}`, head: `Head${short(source.sha)}` };
}

export function title({ judgement, headline, runUrl }: Report): string {
  const link = runUrl === null ? '' : ` · [run](${runUrl})`;
  const gate = escapeMarkdown(judgement.gate);
  return `### ${VERDICT_ICON[judgement.verdict]} Performance gate ${gate}: ${headline}${link}`;
}

export function lead({ judgement }: Report): string {
  const rules = judgement.policyChange === undefined ? '' : `\n\n⚠️ ${escapeMarkdown(judgement.policyChange)}`;
  const never = judgement.verdict === 'fail' && exitCode(judgement) === 0;
  const note = never ? '\n\nThis gate only reports (`fail-on: never`).' : '';
  return `**${judgement.verdict}**: ${escapeMarkdown(judgement.reason)}${rules}${note}`;
}

export function changedTable({ changed, judgement }: Report): string {
  if (changed.length === 0) return '';
  const open = changed.slice(0, OPEN_ROWS);
  const rest = changed.length - open.length;
  const more = rest > 0 ? `\n\n${rest} more below.` : '';
  return `${comparisonTable(open, sidesOf(judgement))}${more}`;
}

export function nextSteps({ changed, judgement }: Report): string {
  const actions = [...new Set(changed.flatMap(({ action }) => (action === null ? [] : [action])))];
  return actions.length === 0 ? '' : `What to do: ${actions.join(', ')}${range(judgement)}.`;
}

/** The commits between both sides, where both are known. */
function range({ base, source }: Judgement): string {
  const from = base?.source.sha.slice(0, 7) ?? '';
  return from === '' || source.sha.startsWith(from) || source.sha === ''
    ? ''
    : ` (\`git log ${from}..${source.sha.slice(0, 7)}\`)`;
}

/** How it was compared, in the open: a verdict is worth what it rests on. */
export function compared({ compared: text }: Report): string {
  if (text === '') return '';
  // A name from the script may stand in each: every sentence has its own limit of length.
  const sentences = text.split(/(?<=[.;]) /).map(escapeMarkdown);
  return `<sub>${sentences.join(' ')}</sub>`;
}

/** Crossed ones first. */
export function thresholds({ judgement }: Report): string {
  if (judgement.thresholds.length === 0) return '';
  const rows = judgement.thresholds
    .toSorted((a, b) => Number(b.crossed) - Number(a.crossed))
    .map(({ metric, expression, crossed, value }) => {
      const measured = value === null ? 'no sample' : significant(value);
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

function loadLine({ load, workload, environment }: Side): string {
  const rate = workload.targetRate === null ? '' : ` of ${significant(workload.targetRate)}/s planned`;
  const seconds = significant(load.durationMs / 1000);
  return (
    `${escapeMarkdown(workload.profile)}; ${load.iterations} iterations in ${seconds} s ` +
    `(${significant(load.iterationRate)}/s${rate}), ${load.droppedIterations} dropped, at most ${load.maxVus} VUs; ` +
    `k6 ${environment.k6}, ${escapeMarkdown(machineOf(environment))}`
  );
}

export function howJudged({ judgement }: Report): string {
  const { policy, base, refused, notes } = judgement;
  const distance = base?.distance ? `, ${base.distance} commits before the base` : '';
  const inTurns = judgement.comparing?.way === 'duet';
  const percent = (ratio: number) => `${Math.round(ratio * 1000) / 10} %`;
  const lines = [
    `- Rule: more than ${percent(policy.warn)} worse warns, more than ${percent(policy.fail)} worse fails, ${evidenceRule(judgement)}`,
    base === null
      ? '- Baseline: none.'
      : `- Baseline: ${escapeMarkdown(base.origin ?? '')}, made ${base.createdAt}${distance}.`,
    ...notes.map((note) => `- ${escapeMarkdown(note)}`),
    ...refused.map(
      ({ origin, reason }) => `- Not used: ${escapeMarkdown(origin)}: ${escapeMarkdown(reason)}`,
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

function evidenceRule({ comparing }: Judgement): string {
  return comparing?.way === 'duet'
    ? 'where the pairs of rounds leave less than half a percent of doubt (moderated t on paired log-ratios, a floor for server starts). Bars under "Pairs": ▄ is alike, higher is worse.'
    : 'where the spread of earlier runs leaves less than one percent of doubt.';
}

function folded(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}
