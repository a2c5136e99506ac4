import type { EndpointSpeeds, SpeedRow } from '../../report/load-test/endpoints.ts';
import { SHOWN, SHOWN_OF_BOTH } from '../../report/load-test/endpoints.ts';
import type { FailureRow } from '../../report/load-test/failures.ts';
import type { LoadTestReport } from '../../report/load-test/load-test-report.ts';
import type { ResultRow } from '../../report/load-test/results.ts';
import { ALL_ANSWERED, NOTHING_MISSED } from '../../words/load-test/counts.ts';
import { codeSpan, escapeMarkdown, sentence } from './escape.ts';
import { lines, unbroken } from './table.ts';
import { TARGET_ICON } from './verdict-icon.ts';

/** Rows of one table: of a file nobody reads more, and of a summary fewer. */
const MOST = { full: 200, short: 10 } as const;

export type Length = keyof typeof MOST;

type Block = {
  readonly title: string;
  /** empty: there is nothing of it */
  readonly draw: (loadTest: LoadTestReport, length: Length) => string;
};

/** In reading order. What a probe reads becomes a block between endpoints and checks. */
const BLOCKS: readonly Block[] = [
  { title: 'Configuration', draw: configuration },
  { title: 'Results', draw: results },
  { title: 'Endpoints', draw: endpoints },
  { title: 'Checks', draw: checks },
  { title: 'Errors', draw: errors },
  { title: 'Load', draw: delivered },
  { title: 'Action items', draw: todo },
];

/** All of it, for a file. */
export const loadTestSections = (loadTest: LoadTestReport): readonly string[] =>
  BLOCKS.flatMap(({ title, draw }) => {
    const text = draw(loadTest, 'full');
    return text === '' ? [] : [`#### ${title}\n\n${text}`];
  });

/** What stands nowhere else in a summary: a ranking is in its other tables, and one thing to do below the reason. */
export function loadTestShort(loadTest: LoadTestReport): string {
  const { endpoints: speeds, failures, todo: items } = loadTest;
  const parts = [
    speeds === null || speeds.counts === '' ? '' : endpoints(loadTest, 'short'),
    failedChecks(loadTest, 'short'),
    failures.length === 0 ? '' : errors(loadTest, 'short'),
    items.length < 2 ? '' : `**To do:**\n\n${todo(loadTest, 'short')}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function configuration({ configuration: settings }: LoadTestReport): string {
  return settings.map(({ name, text }) => `- **${name}:** ${sentence(text)}`).join('\n');
}

function results({ results: rows }: LoadTestReport, length: Length): string {
  if (rows.length === 0) return '';
  return lines([
    ['', 'Result', 'Measured'],
    [':-:', ':--', ':--'],
    ...rows
      .slice(0, MOST[length])
      .map((row) => [
        row.mark === null ? '' : TARGET_ICON[row.mark],
        nameOf(row),
        unbroken(escapeMarkdown(row.measured)),
      ]),
  ]);
}

function nameOf({ what, kind }: ResultRow): string {
  if (kind === 'figure') return `${what} (no target)`;
  return `${codeSpan(what)}${kind === 'threshold' ? ' (k6)' : ''}`;
}

function endpoints({ endpoints: speeds }: LoadTestReport, length: Length): string {
  if (speeds === null) return '';
  const { how, rows } = speeds;
  const most = MOST[length];
  const rest = rows.length - most;
  return [
    endpointsTable({ ...speeds, rows: rows.slice(0, most) }),
    ...(rest > 0 ? [`${rest} more endpoints are faster.`] : []),
    `<sub>${sentence(how)}</sub>`,
  ].join('\n\n');
}

function endpointsTable({ rows, counts, areOfBoth }: EndpointSpeeds): string {
  const times = (areOfBoth ? SHOWN_OF_BOTH : SHOWN).filter((statistic) =>
    rows.some((row) => row.times[statistic]?.head),
  );
  const hasFailed = rows.some(({ failed }) => failed !== '');
  const first = counts === '' ? 'Rank' : 'Speed';
  return lines([
    [
      first,
      `Endpoint${areOfBoth ? ' (base → head)' : ''}`,
      ...times,
      'delivered rate',
      ...(hasFailed ? ['failed'] : []),
    ],
    [':--', ':--', ...times.map(() => '--:'), '--:', ...(hasFailed ? ['--:'] : [])],
    ...rows.map((row) => [
      counts === '' ? String(row.rank) : speedText(row),
      escapeMarkdown(row.name),
      ...times.map((statistic) => unbroken(row.times[statistic]?.both ?? '')),
      row.rate,
      ...(hasFailed ? [row.failed.replaceAll(' ', '\u00a0')] : []),
    ]),
  ]);
}

function speedText({ speed, figure }: SpeedRow): string {
  if (speed === null) return '–';
  return speed === 'fast' ? speed : unbroken(`**${speed}** (${figure})`);
}

function checks(loadTest: LoadTestReport, length: Length): string {
  const passed = loadTest.checks?.passed ?? '';
  return passed === '' ? failedChecks(loadTest, length) : passed;
}

function failedChecks({ checks: found }: LoadTestReport, length: Length): string {
  const failed = found?.failed ?? [];
  if (failed.length === 0) return '';
  const hasBase = failed.some(({ base }) => base !== null);
  const rest = failed.length - MOST[length];
  return [
    lines([
      ['Check', 'Failed on head', ...(hasBase ? ['on base'] : [])],
      [':--', '--:', ...(hasBase ? ['--:'] : [])],
      ...failed
        .slice(0, MOST[length])
        .map(({ name, head, base }) => [escapeMarkdown(name), head, ...(hasBase ? [base ?? '–'] : [])]),
    ]),
    ...(rest > 0 ? [`${rest} more checks failed.`] : []),
  ].join('\n\n');
}

function errors({ failures, endpoints: speeds }: LoadTestReport, length: Length): string {
  if (failures.length === 0) return speeds === null ? '' : ALL_ANSWERED;
  const hasBase = failures.some(({ base }) => base !== null);
  const rest = failures.length - MOST[length];
  return [
    lines([
      ['Error', 'Head', ...(hasBase ? ['Base'] : []), 'Example'],
      [':--', '--:', ...(hasBase ? ['--:'] : []), ':--'],
      ...failures.slice(0, MOST[length]).map((row) => failureCells(row, hasBase)),
    ]),
    ...(rest > 0 ? [`${rest} more kinds of errors.`] : []),
  ].join('\n\n');
}

const failureCells = ({ kind, head, base, example }: FailureRow, hasBase: boolean): readonly string[] => [
  sentence(kind),
  head,
  ...(hasBase ? [base ?? '–'] : []),
  escapeMarkdown(example),
];

const SIDES = { base: 'Base', head: 'Head' } as const;

function delivered({ delivered: rows }: LoadTestReport): string {
  return rows
    .map(({ arm, mark, text }) => `- ${TARGET_ICON[mark]} ${SIDES[arm]}: ${sentence(text)}`)
    .join('\n');
}

function todo({ todo: items }: LoadTestReport, length: Length): string {
  if (items.length === 0) return NOTHING_MISSED;
  const rest = items.length - MOST[length];
  return [
    items
      .slice(0, MOST[length])
      .map(({ mark, text }, index) => `${index + 1}. ${TARGET_ICON[mark]} ${sentence(text)}`)
      .join('\n'),
    ...(rest > 0 ? [`${rest} more action items.`] : []),
  ].join('\n\n');
}
