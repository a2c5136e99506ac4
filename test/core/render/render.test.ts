import { expect, test } from 'vitest';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { Verdict } from '../../../src/core/model/judgement/verdict.ts';
import { changeText, intervalText, quantity } from '../../../src/core/model/quantity.ts';
import { groupHeading } from '../../../src/core/render/markdown/comment.ts';
import { escapeMarkdown, fence } from '../../../src/core/render/markdown/escape.ts';
import { firstLines, fitInto, fitTogether } from '../../../src/core/render/markdown/fit.ts';
import { renderAnnotations } from '../../../src/core/render/text/annotations.ts';
import { renderStatusDescription } from '../../../src/core/render/text/status.ts';
import { renderText } from '../../../src/core/render/text/text.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { sparkline } from '../../../src/core/report/sparkline.ts';
import { sampleJudgement } from '../../contracts/samples.ts';

test.each([
  ['a | b', 'a &#124; b'],
  ['`code`', '&#96;code&#96;'],
  ['<img src=x>', '&#60;img src=x&#62;'],
  ['<!-- perf-gate:other -->', '&#60;!-- perf-gate:other --&#62;'],
  ['[text](javascript:x)', '&#91;text&#93;(javascript:x)'],
  ['![i](u)', '!&#91;i&#93;(u)'],
  ['mail @octocat', 'mail @<!-- -->octocat'],
  ['fixes #12', 'fixes #<!-- -->12'],
  ['*bold* _it_ ~no~', '&#42;bold&#42; &#95;it&#95; &#126;no&#126;'],
  ['see https://evil.test', 'see https:<!-- -->//evil.test'],
  ['www.evil.test', 'www<!-- -->.evil.test'],
  ['one\ntwo\r\n| three |', 'one two &#124; three &#124;'],
  ['\u001b[31mred', 'red'],
  ['reverts a1b2c3d', 'reverts `a1b2c3d`'],
  ['GH-12', 'GH<!-- -->-12'],
  ['# heading', '#<!-- --> heading'],
  ['- item', '&#45; item'],
  ['1. item', '1&#46; item'],
  ['a::smile::', 'a::<!-- -->smile::'],
  ['$x$', '<span>$</span>x<span>$</span>'],
  ['&#64;octocat', '&#38;#<!-- -->64;octocat'],
  ['octo@example.com', 'octo@<!-- -->example.com'],
  ['a\u202eb\u200bc', 'abc'],
  ['SELECT * FROM t', 'SELECT &#42; FROM t'],
  ['GET /orders/{id}', 'GET /orders/{id}'],
])('%j cannot act in Markdown', (text, shown) => {
  expect(escapeMarkdown(text)).toBe(shown);
});

test('a very long name is cut', () => {
  expect(escapeMarkdown('x'.repeat(10_000))).toHaveLength(200);
});

test('a fence cannot be closed from inside', () => {
  expect(fence('a\n```\nb', 'sh')).toBe('````sh\na\n```\nb\n````');
});

test('sections go by tier until the rest fits, and the reader is told', () => {
  const sections = [
    { tier: 0, name: 'title', text: 'title' },
    { tier: 1, name: 'table', text: 'ä'.repeat(30) },
    { tier: 2, name: 'details', text: 'y'.repeat(500) },
  ];
  expect(fitInto(sections, 1000)).toContain('y'.repeat(500));
  const less = fitInto(sections, 200);
  expect(Buffer.byteLength(less)).toBeLessThanOrEqual(200);
  expect(less).toContain('ä');
  expect(less).toContain('Left out for length: details');
  expect(fitInto(sections, 3)).toBe('tit');
});

test('of texts that share a budget the longest give way first, and only as many as it takes', () => {
  const parts = [
    ['x'.repeat(500), 'short one', ''],
    ['y'.repeat(100), 'short two', ''],
    ['z'.repeat(700), 'short three', ''],
  ];
  expect(fitTogether(parts, 1300)).toEqual(parts.map(([full]) => full));
  expect(fitTogether(parts, 1299)).toEqual(['x'.repeat(500), 'y'.repeat(100), 'short three']);
  expect(fitTogether(parts, 200)).toEqual(['short one', 'y'.repeat(100), 'short three']);
  expect(fitTogether(parts, 28)).toEqual(['short one', 'short two', '']);
  expect(fitTogether(parts, 0)).toEqual(['', '', '']);
});

test('the first lines of a comment leave nothing open', () => {
  const text = '### title\n\n**fail**: reason\n\n<details><summary>all</summary>\n\nrows\n\n</details>\n';
  expect(firstLines(text, '_more_')).toBe('### title\n\n**fail**: reason\n\n_more_\n');
  expect(firstLines('### title\n\n| a |\n| - |', '_more_')).toBe('### title\n\n_more_\n');
});

test('a heading over several gates names the worst verdict first, and counts', () => {
  expect(groupHeading(['pass', 'warn', 'fail', 'pass'])).toBe(
    '## ❌ 4 performance gates: 1 fail, 1 warn, 2 pass',
  );
  expect(groupHeading(['pass'])).toBe('## ✅ 1 performance gate: 1 pass');
});

test('numbers carry three digits and their unit', () => {
  expect(quantity(182.4, 'ms')).toBe('182 ms');
  expect(quantity(1.2345, 'ms')).toBe('1.23 ms');
  expect(quantity(12_340, 'ms')).toBe('12.3 s');
  expect(quantity(0.0251, 'ratio')).toBe('2.51 %');
  expect(quantity(0, 'ratio')).toBe('0 %');
  expect(quantity(null, 'ms')).toBe('–');
  expect(changeText(0.384)).toBe('+38 %');
  expect(changeText(-0.05)).toBe('−5.0 %');
  expect(changeText(5)).toBe('×6.00');
  expect(changeText(0)).toBe('±0 %');
  expect(intervalText(0.27, 0.41)).toBe('+27 % to +41 %');
  expect(intervalText(3.33, 4.93)).toBe('×4.33 to ×5.93');
  expect(intervalText(-0.5, 4)).toBe('×0.500 to ×5.00');
});

test('a sparkline starts at zero, so that a wobble stays small', () => {
  expect(sparkline([100, 101, 99, 100])).toBe('████');
  expect(sparkline([1, 8])).toBe('▂█');
  expect(sparkline([0, 0])).toBe('▁▁');
});

const report = (verdict: Verdict, more: Partial<Judgement> = {}) =>
  toReport({ ...sampleJudgement(verdict), ...more }, { runUrl: null });

test.each([
  ['pass', ''],
  ['warn', 'warning: '],
  ['fail', ''],
  ['inconclusive', 'inconclusive: '],
  ['no-baseline', 'no baseline yet: '],
  ['invalid', 'could not measure: '],
] as const)('the status of %s says it in at most 140 characters', (verdict, prefix) => {
  const text = renderStatusDescription(report(verdict, { reason: 'r'.repeat(300) }));
  expect(text.startsWith(`${prefix}rrr`)).toBe(true);
  expect(text).toHaveLength(140);
});

test('a pass has no annotations, a failure one per reason with the worst first', () => {
  const reasons = [
    { kind: 'regression', severity: 'error', text: 'p95 of GET cart' },
    { kind: 'missing', severity: 'warning', text: 'GET list' },
  ] as const;
  expect(renderAnnotations(report('pass', { reasons }))).toEqual([]);
  expect(
    renderAnnotations(report('fail', { reasons })).map(({ level, message }) => [level, message]),
  ).toEqual([
    ['error', 'p95 of GET cart'],
    ['warning', 'GET list'],
  ]);
  expect(renderAnnotations(report('no-baseline', { reasons: [reasons[1]] }))[0]?.level).toBe('notice');
});

test('the terminal report has colour only when asked, and no escape sequences of others', () => {
  const nasty = report('fail', { reason: 'GET \u001b[2J/x slower', gate: 'shop' });
  expect(renderText(nasty, { width: 100 })).toBe('FAIL  shop: GET /x slower\n');
  expect(renderText(nasty, { paint: (style, text) => `<${style}>${text}</>`, width: 100 })).toContain(
    '<bold><red>FAIL</></>',
  );
});
