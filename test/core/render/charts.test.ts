import { expect, test } from 'vitest';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import { mermaidLabel } from '../../../src/core/render/markdown/mermaid.ts';
import { renderSummary } from '../../../src/core/render/markdown/summary.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { sampleEntry, sampleJudgement, sampleRecording, shaOf } from '../../contracts/samples.ts';
import { CORPUS } from './corpus.ts';
import { nodesOf, parseMarkdown } from './markdown-tree.ts';
import { plantedReports } from './planted.ts';

const LABEL = '"[^"\\n`#;%<>{}\\[\\]|]*"';
const NUMBERS = '\\[-?\\d+(\\.\\d+)?(, -?\\d+(\\.\\d+)?)*\\]';
/** A chart as Mermaid's grammar has it; its renderer drew each of these forms. */
const CHART = new RegExp(
  `^%%\\{init: [^\\n]*\\}%%\\nxychart-beta\\n  title ${LABEL}\\n` +
    `  x-axis ${LABEL} (-?\\d+ --> -?\\d+|\\[${LABEL}(, ${LABEL})*\\])\\n` +
    `  y-axis ${LABEL} 0 --> \\d+(\\.\\d+)?(\\n  bar ${NUMBERS})?(\\n  line ${NUMBERS})?$`,
  'u',
);

const chartsIn = (markdown: string): readonly string[] =>
  nodesOf(parseMarkdown(markdown), 'code')
    .filter(({ lang }) => lang === 'mermaid')
    .map(({ value = '' }) => value);

const numbersOf = (chart: string, mark: 'bar' | 'line'): readonly number[] =>
  JSON.parse(new RegExp(`${mark} (\\[.*\\])`).exec(chart)?.[1] ?? '[]');

test.each(Object.entries(CORPUS))('charts keep their shape with %s', (_name, item) => {
  const charts = plantedReports(item).flatMap((report) =>
    chartsIn(renderSummary(report, { maxBytes: 900_000 })),
  );
  expect(charts.length).toBeGreaterThan(3);
  for (const chart of charts) {
    expect(chart).toMatch(CHART);
    const [bars, line] = [numbersOf(chart, 'bar'), numbersOf(chart, 'line')];
    if (bars.length > 0 && line.length > 0) expect(line).toHaveLength(bars.length);
  }
});

test('a label is short and keeps what names of endpoints are made of', () => {
  expect(mermaidLabel('GET /orders/{id}?a=1&b=2 p95')).toBe('GET /orders/(id)?a=1&b=2 p95');
  expect(mermaidLabel('x'.repeat(1000)).length).toBeLessThanOrEqual(60);
});

const summary = (more: Partial<Judgement>): string =>
  renderSummary(toReport({ ...sampleJudgement('fail'), ...more }, { runUrl: null }), { maxBytes: 900_000 });

const P95: Judgement['comparisons'][number] = {
  subject: { kind: 'overall' },
  metric: 'p95',
  unit: 'ms',
  base: 100,
  head: 160,
  change: 0.6,
  worse: 0.6,
  class: 'critical',
  action: null,
  text: 'p95 +60 %',
  samples: { base: 1000, head: 1000 },
};

const runs = (count: number): Judgement['history'] =>
  Array.from({ length: count }, (_, index) => ({
    ...sampleEntry(sampleRecording({ sha: shaOf(index).split('').reverse().join('') })),
    values: { overall: { p95: 100 + index } },
  }));

test('the history of the judged metric ends with head, beside the limit of a warning', () => {
  const [chart = ''] = chartsIn(summary({ comparisons: [P95], history: runs(3) }));
  expect(numbersOf(chart, 'bar')).toEqual([102, 101, 100, 160]);
  expect(numbersOf(chart, 'line')).toEqual([120, 120, 120, 120]);
  expect(chart).toContain('"head"]');
});

test('a long history has a scale instead of names', () => {
  const [chart = ''] = chartsIn(summary({ comparisons: [P95], history: runs(40) }));
  expect(numbersOf(chart, 'bar')).toHaveLength(30);
  expect(chart).toContain('x-axis "runs before head" -29 --> 0');
});

test('one earlier run is no history', () => {
  expect(chartsIn(summary({ comparisons: [P95], history: runs(1) }))).toEqual([]);
});

test('charts go first where the summary is too long', () => {
  const [report] = plantedReports('name');
  if (report === undefined) throw new Error('no report');
  const whole = renderSummary(report, { maxBytes: 900_000 });
  const less = renderSummary(report, { maxBytes: Buffer.byteLength(whole) - 1 });
  expect(chartsIn(less)).toHaveLength(chartsIn(whole).length - 1);
  expect(less).toContain('Left out for length: chart');
  expect(less).toContain('<details><summary>All results');
});

test('a summary stays below its limit with 10 kB names on a thousand endpoints', () => {
  const comparisons = Array.from({ length: 1000 }, (_, index) => ({
    ...P95,
    subject: { kind: 'endpoint', name: `${'|'.repeat(10_000)}${index}`, method: 'GET' } as const,
  }));
  const text = summary({ comparisons, history: runs(5) });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900_000);
});
