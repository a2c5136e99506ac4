import type { EndpointSpeeds } from '../../report/load-test/endpoints.ts';
import { SHOWN } from '../../report/load-test/endpoints.ts';
import type { LoadTestReport } from '../../report/load-test/load-test-report.ts';
import { inert } from './log-lines.ts';
import { type Paint, plain, type TextOptions } from './paint.ts';
import { aligned, nameOf, resultLines, TARGET_MARK } from './table.ts';
import { cut, visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** Rows that are printed of each kind. */
const MOST = 10;
const MOST_RESULTS = 100;
/** Longest sentence, which may hold names of the script; characters. */
const SENTENCE = 2000;

/** The load test report by itself, for a terminal. */
export function renderLoadTest(loadTest: LoadTestReport, { paint = plain, width }: TextOptions): string {
  const blocks = loadTestBlocks(loadTest, { paint, width });
  return `${blocks.map((lines) => lines.map(inert).join('\n')).join('\n\n')}\n`;
}

/** Its blocks of lines, in reading order: what was asked, results, endpoints, what failed, what to do. */
export function loadTestBlocks(
  loadTest: LoadTestReport,
  { paint, width }: Required<TextOptions>,
): readonly (readonly string[])[] {
  const wrapped = (lines: readonly string[]) => lines.flatMap((line) => wrap(line, width));
  return [
    wrapped(configuration(loadTest, paint)),
    resultLines(loadTest.results.slice(0, MOST_RESULTS), paint),
    loadTest.endpoints === null ? [] : endpoints(loadTest.endpoints, width),
    wrapped(failed(loadTest, paint)),
    wrapped(todo(loadTest, paint)),
  ].filter((lines) => lines.length > 0);
}

const clean = (text: string): string => cut(visible(text.replaceAll('`', '')), SENTENCE);

function configuration(
  { configuration: settings, delivered }: LoadTestReport,
  paint: Paint,
): readonly string[] {
  return [
    `  ${paint('bold', 'Load test')}`,
    ...settings.map(({ name, text }) => `  ${name}: ${clean(text)}`),
    ...delivered.map(({ arm, mark, text }) => {
      const { sign, style } = TARGET_MARK[mark];
      return `  Load on ${arm}: ${paint(style, sign)} ${clean(text)}`;
    }),
  ];
}

function endpoints({ how, counts, rows: all }: EndpointSpeeds, width: number): readonly string[] {
  const rows = all.slice(0, MOST);
  const times = SHOWN.filter((statistic) => rows.some((row) => row.times[statistic]?.head));
  const hasFailed = rows.some((row) => row.failed !== '');
  return [
    ...aligned([
      { title: 'endpoint', left: true, cells: rows.map(({ name }) => nameOf(name)) },
      ...times.map((statistic) => ({
        title: statistic as string,
        cells: rows.map((row) => row.times[statistic]?.head ?? ''),
      })),
      { title: 'delivered rate', cells: rows.map(({ rate }) => rate) },
      ...(hasFailed ? [{ title: 'failed', cells: rows.map((row) => row.failed) }] : []),
      ...(counts === '' ? [] : [{ title: '', left: true, cells: rows.map(({ speed }) => speed ?? '–') }]),
    ]),
    ...(all.length > MOST ? [`  and ${all.length - MOST} more`] : []),
    ...wrap(`  ${clean(how)}`, width),
  ];
}

function failed({ failures, checks }: LoadTestReport, paint: Paint): readonly string[] {
  return [
    ...failures
      .slice(0, MOST)
      .map(
        ({ kind, head, base, example }) =>
          `  ${paint('bold', 'Failed:')} ${clean(kind)}, ${head}${base === null ? '' : `, on base ${base}`}; ${clean(example)}`,
      ),
    ...(checks?.failed ?? [])
      .slice(0, MOST)
      .map(
        ({ name, head, base }) =>
          `  ${paint('bold', 'Check failed:')} ${clean(name)}, ${head}${base === null ? '' : `, on base ${base}`}`,
      ),
  ];
}

function todo({ todo: items }: LoadTestReport, paint: Paint): readonly string[] {
  if (items.length === 0) return [];
  return [
    `  ${paint('bold', 'To do:')}`,
    ...items.slice(0, MOST).map(({ mark, text }, index) => {
      const { sign, style } = TARGET_MARK[mark];
      return `  ${index + 1}. ${paint(style, sign)} ${clean(text)}`;
    }),
    ...(items.length > MOST ? [`  and ${items.length - MOST} more`] : []),
  ];
}
