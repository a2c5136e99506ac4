import { expect, test } from 'vitest';
import { sideOf } from '../../../src/core/decision/side.ts';
import type { Comparison } from '../../../src/core/model/judgement/comparison.ts';
import type { Judgement, Side } from '../../../src/core/model/judgement/judgement.ts';
import type { Reason } from '../../../src/core/model/judgement/reason.ts';
import type { Verdict } from '../../../src/core/model/judgement/verdict.ts';
import { renderComment } from '../../../src/core/render/markdown/comment.ts';
import { renderSummary } from '../../../src/core/render/markdown/summary.ts';
import { renderAnnotations } from '../../../src/core/render/text/annotations.ts';
import { renderText } from '../../../src/core/render/text/text.ts';
import { type Report, toReport } from '../../../src/core/report/report.ts';
import { sampleJudgement, sampleRecording, sampleSource, shaOf } from '../../contracts/samples.ts';

const RUN = 'https://github.example.com/acme/shop/actions/runs/7';

function worse(name: string, found: Comparison['class'], more: Partial<Comparison> = {}): Comparison {
  const by = found === 'critical' ? 0.6 : found === 'significant' ? 0.3 : 0;
  const action =
    found === 'critical' ? 'review recent changes' : found === 'significant' ? 'investigate' : null;
  return {
    subject: { kind: 'endpoint', method: 'GET', name },
    metric: 'p95',
    unit: 'ms',
    ...{ base: 100, head: 100 * (1 + by), change: by, worse: by },
    class: found,
    action,
    text: `p95 of GET ${name}`,
    samples: { base: 1000, head: 1000 },
    role: 'blocking',
    ...more,
  };
}

function side(sha: string): Side {
  const { timeline, ...side } = sideOf(sampleRecording({ sha }), 'x', 0);
  return { ...side, timeline: null };
}

const SIDES: Partial<Judgement> = {
  source: sampleSource({ sha: shaOf(2) }),
  base: side(shaOf(1)),
  head: side(shaOf(2)),
};

function report(verdict: Verdict, more: Partial<Judgement>, runUrl: string | null = RUN): Report {
  return toReport(sampleJudgement(verdict, { ...SIDES, ...more }), { runUrl });
}

/** Everything a person may read, by where it stands. */
const outputs = (shown: Report): readonly (readonly [string, string])[] => [
  ['comment', renderComment(shown, { maxBytes: 60_000 })],
  ['summary', renderSummary(shown, { maxBytes: 60_000 })],
  ['text', renderText(shown, { width: 400 })],
];

const SHORT = `${shaOf(1).slice(0, 7)}…${shaOf(2).slice(0, 7)}`;
const LINK = `https://github.example.com/acme/shop/compare/${shaOf(1)}...${shaOf(2)}`;

test('what to do stands in every output, with the commits to look at and their link', () => {
  const comparisons = [worse('orders', 'critical'), worse('cart', 'significant')];
  const reasons: readonly Reason[] = [{ kind: 'regression', severity: 'error', text: 'critical: p95' }];
  const shown = report('fail', { comparisons, reasons });
  for (const [where, text] of outputs(shown)) {
    expect(text, where).toContain('review the diff');
    expect(text, where).toContain(SHORT);
    expect(text, where).toContain(LINK);
    expect(text, where).toMatch(/ for GET orders.*; investigate the diff for GET cart/);
  }
  expect(renderAnnotations(shown)[0]?.message).toContain(`Next: review the diff ${SHORT} for GET orders`);
});

test('without a repository the range is plain, and without two commits there is none', () => {
  const comparisons = [worse('orders', 'critical')];
  expect(report('fail', { comparisons }, null).steps[0]?.range).toEqual({ text: SHORT, url: null });
  expect(report('fail', { comparisons, base: side(shaOf(2)) }).steps[0]?.range).toBeNull();
  expect(
    report('fail', { comparisons, base: side(`${shaOf(1)}](javascript:x)`) }).steps[0]?.range,
  ).toBeNull();
});

test('where nothing got worse there is nothing to do', () => {
  for (const [where, text] of outputs(report('pass', { comparisons: [worse('orders', 'unchanged')] }))) {
    expect(text.toLowerCase(), where).not.toContain('next:');
  }
});

test('a change of the rules is the second line of every output, whole', () => {
  const policyChange = `This change also changes the rules that it is judged by: ${'policy.fail, '.repeat(30)}end.`;
  for (const [where, text] of outputs(report('pass', { policyChange }))) {
    const [, second] = text.split('\n').filter((line) => line !== '');
    expect(second, where).toContain('This change also changes the rules');
    expect(text.replace(/\s+/g, ' '), where).toContain('end.');
  }
});

test('a long reason is not cut where it says what would settle it', () => {
  const fix = `${'p95 of all requests +16 % '.repeat(20)}a quieter runner would settle it`;
  const open = { kind: 'inconclusive', severity: 'warning', text: 'Cannot rule it out', fix } as const;
  for (const [where, text] of outputs(report('inconclusive', { reasons: [open] }))) {
    expect(text, where).toContain('would settle it');
  }
});

test('ten rows stay open, worst first, and the rest is counted', () => {
  const comparisons = [
    ...Array.from({ length: 8 }, (_, index) => worse(`w${index}`, 'significant')),
    ...Array.from({ length: 8 }, (_, index) => worse(`c${index}`, 'critical')),
  ];
  const shown = report('fail', { comparisons });
  const [open = ''] = renderComment(shown, { maxBytes: 60_000 }).split('<details>');
  const rows = open.split('\n').filter((line) => /^\| (❌|⚠️)/.test(line));
  expect(rows.map((row) => row.slice(2, 3))).toEqual([...Array(8).fill('❌'), ...Array(2).fill('⚠')]);
  expect(open).toContain('6 more below.');
  const text = renderText(shown, { width: 100 });
  expect(text.match(/ (REGRESSION|WARNING)$/gm)).toHaveLength(10);
  expect(text).toContain('and 6 more');
});

test('what cannot fail the gate does not look as if it had, and is not counted as a regression', () => {
  const comparisons = [
    worse('orders', 'critical', { metric: 'delivered-rate', role: 'informative' }),
    worse('orders', 'critical', { metric: 'p99', role: 'warning' }),
  ];
  const reasons: readonly Reason[] = [{ kind: 'regression', severity: 'warning', text: 'critical: p99' }];
  const shown = report('warn', { comparisons, reasons });
  expect(shown.table.rows.map((row) => [row.name, row.class])).toEqual([['GET orders', 'significant']]);
  expect(shown.all.map((row) => [row.metric, row.class])).toEqual([['p99', 'significant']]);
  expect(shown.steps.map(({ action }) => action)).toEqual(['investigate']);
  expect(report('pass', { comparisons, reasons: [] }).headline).toBe('no regression');
});

test('what stayed open has a look of its own, apart from what never could be judged', () => {
  const evidence = {
    way: 'stored',
    low: -0.1,
    high: 0.3,
    noise: 0.07,
    smallest: 0.3,
    count: 4,
    pairs: [],
  } as const;
  const comparisons = [
    worse('orders', 'inconclusive', { evidence }),
    worse('orders', 'inconclusive', { metric: 'p99', role: 'warning' }),
  ];
  const shown = report('inconclusive', { comparisons });
  expect(shown.table.metrics).toEqual(['p95']);
  const comment = renderComment(shown, { maxBytes: 60_000 });
  expect(comment).toMatch(/⚪ \| GET orders p95 .*\(undecided\)/);
  expect(comment).toMatch(/\| {2}\| GET orders p99 .*\(not judged\)/);
  expect(renderText(shown, { width: 100 })).toMatch(/GET orders .* undecided$/m);
});

test('with stored runs the reader learns how many, of which branch, and how far they vary', () => {
  const evidence = {
    way: 'stored',
    low: -0.1,
    high: 0.3,
    noise: 0.07,
    smallest: 0.3,
    count: 5,
    pairs: [],
  } as const;
  const comparisons = [worse('orders', 'unchanged', { evidence })];
  for (const [where, text] of outputs(report('pass', { comparisons }))) {
    const flat = text.replace(/\s+/g, ' ').replaceAll('`', '');
    expect(flat, where).toContain(`vs 5 runs up to main ${shaOf(1).slice(0, 7)}, 10.0 s of load.`);
    if (where !== 'text') expect(flat, where).toContain('noise ±7.0 % from run to run');
  }
  const one = report('pass', {
    comparisons: [worse('orders', 'unchanged', { evidence: { ...evidence, count: 1 } })],
  });
  expect(one.setup).toMatch(/^vs 1 run of main aaaaaaa/);
  expect(one.method.join(' ')).toContain('assumed noise ±7.0 % (measured from 3 runs on)');
});

test('a terminal line breaks between words, never between a number and its unit', () => {
  const reason = 'p95 of GET orders +38 % (182 ms → 251 ms, limit +20 %) '.repeat(6).trim();
  const lines = renderText(report('fail', { reason, head: null }), { width: 60 }).split('\n');
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    expect(line.length).toBeLessThanOrEqual(64);
    expect(line.trimStart()).not.toMatch(/^(%|ms)/);
  }
});

test.each([
  ['duet', undefined, 'slower at all with 99.5 % confidence'],
  ['duet', 0.95, 'slower at all with 95 % confidence'],
  ['duet', 0.9995, 'slower at all with 99.95 % confidence'],
  ['stored', 0.95, 'slower at all with 99 % confidence'],
] as const)(
  'the rule says with what confidence a %s judges where the policy says %s',
  (way, confidence, text) => {
    const { policy, ...judgement } = sampleJudgement('pass');
    const comparing = { way, pairs: 4, roundMs: 3000, loadSeconds: 24, stop: 'every metric was settled' };
    const shown = { ...judgement, comparing, policy: { ...policy, ...(confidence && { confidence }) } };
    const comment = renderComment(toReport(shown, { runUrl: null }), { maxBytes: 60_000 });
    expect(comment).toContain(text);
  },
);

test('errors of an endpoint do not hide that all requests are slower, nor does what a script counts', () => {
  const failing = worse('a', 'critical', {
    metric: 'error-rate',
    unit: 'ratio',
    base: 0,
    head: 0.2,
    change: null,
  });
  const counted = worse('jobs', 'critical', {
    subject: { kind: 'endpoint', method: 'Counter', name: 'jobs' },
    metric: 'count-rate',
    unit: 'per-second',
  });
  const whole = worse('all', 'critical', { subject: { kind: 'overall' } });
  const named = ({ table }: Report) => table.rows.map(({ key }) => key);
  expect(named(report('fail', { comparisons: [failing, whole] }))).toContain('overall');
  expect(named(report('fail', { comparisons: [counted, whole] }))).toContain('overall');
  expect(named(report('fail', { comparisons: [worse('b', 'critical'), whole] }))).not.toContain('overall');
});

test('what a script measures itself is no endpoint', () => {
  const own = worse('jobs', 'unchanged', {
    subject: { kind: 'endpoint', method: 'Counter', name: 'jobs' },
    metric: 'count-rate',
    unit: 'per-second',
  });
  const shown = report('pass', { comparisons: [worse('orders', 'unchanged'), own] });
  expect(shown.overview[0]).toBe('1 endpoint');
});
