import { expect, test } from 'vitest';
import type { Comparison } from '../../../src/core/model/judgement/comparison.ts';
import type { ComparisonClass } from '../../../src/core/model/judgement/comparison-class.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { Verdict } from '../../../src/core/model/judgement/verdict.ts';
import { renderComment } from '../../../src/core/render/markdown/comment.ts';
import {
  addPush,
  fixedLine,
  historyLine,
  type Push,
  readHistory,
  writeHistory,
} from '../../../src/core/render/markdown/verdict-history.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { sampleJudgement } from '../../contracts/samples.ts';

const shaOf = (number: number): string => number.toString(16).padEnd(40, 'b');

const compared = (found: ComparisonClass, change: number | null, name = 'orders'): Comparison => ({
  subject: { kind: 'endpoint', name, method: 'GET' },
  metric: 'p95',
  unit: 'ms',
  base: 100,
  head: 100 * (1 + (change ?? 0)),
  change,
  worse: change,
  class: found,
  action: null,
  text: '',
  samples: { base: 1000, head: 1000 },
});

const judged = (verdict: Verdict, ...comparisons: readonly Comparison[]): Judgement =>
  sampleJudgement(verdict, { comparisons });

/** Verdicts of pushes 1, 2, … by runs 301, 302, … */
const pushed = (...judgements: readonly Judgement[]): readonly Push[] =>
  judgements.reduce<readonly Push[]>(
    (earlier, judgement, index) =>
      addPush(earlier, judgement, { sha: shaOf(index + 1), runId: 301 + index, attempt: 1 }),
    [],
  );

const broken = judged('fail', compared('critical', 0.7));
const mended = judged('pass', compared('unchanged', 0.01));
const mendedBy = (found: ComparisonClass, change: number): Judgement =>
  judged('pass', compared(found, change));

/** As judged on 2026-06-01 with an entry that accepts an overload. */
const accepting = (judgement: Judgement, expires: string): Judgement => ({
  ...judgement,
  createdAt: '2026-06-01T10:00:00.000Z',
  policy: {
    ...judgement.policy,
    accepted: [
      {
        gate: judgement.gate,
        endpoint: 'overall',
        metric: 'delivered-rate',
        upTo: 1.5,
        reason: 'it is worth it',
        expires,
      },
    ],
  },
});

const RUN = 'https://github.com/acme/shop/actions/runs/302/attempts/2';

test('what was fixed is told with the number and the run that it was seen in', () => {
  expect(fixedLine(pushed(broken, mended), mended, RUN)).toBe(
    '**Fixed**: GET orders p95 was +70 % in [run 301](https://github.com/acme/shop/actions/runs/301) (1bbbbbb), now +1.0 %.',
  );
  expect(fixedLine(pushed(broken, mended), mended, null)).toContain('in run 301 (1bbbbbb)');
});

test('what is judged between two verdicts does not hide the fix', () => {
  const unsure = judged('inconclusive');
  expect(fixedLine(pushed(broken, unsure, mended), mended, RUN)).toContain('[run 301]');
});

test('a failure without a number is fixed by its verdict', () => {
  expect(fixedLine(pushed(judged('fail'), mended), mended, null)).toBe(
    '**Fixed**: the verdict was fail in run 301 (1bbbbbb).',
  );
});

test('a rise from zero is told without a percentage', () => {
  const from = judged('warn', compared('significant', null));
  const line = fixedLine(pushed(from, mended), mended, null);
  expect(line).toContain('GET orders p95 had risen from zero in run 301');
});

test.each([
  ['still failing', broken],
  ['still warning', judged('warn', compared('significant', 0.3))],
  ['could not judge', judged('inconclusive', compared('inconclusive', 0.01))],
  ['accepted', judged('pass', compared('accepted', 0.7))],
  ['not measured again', judged('pass', compared('unchanged', 0.01, 'other'))],
])('nothing is called fixed while it is %s', (_, now) => {
  expect(fixedLine(pushed(broken, now), now, RUN)).toBe('');
});

test.each([
  ['is slower still', mendedBy('slower', 0.58)],
  ['is judged by rules that the change changes too', { ...mended, policyChange: 'It changes the policy.' }],
  [
    'is slower by rules that the change changes',
    { ...mendedBy('slower', 0.58), policyChange: 'It changes the policy.' },
  ],
])('what %s is within the limits, and not called fixed', (_, now) => {
  const change = now.comparisons[0]?.class === 'slower' ? '+58 %' : '+1.0 %';
  expect(fixedLine(pushed(broken, now), now, null)).toBe(
    `**Within the limits**: GET orders p95 was +70 % in run 301 (1bbbbbb), now ${change}.`,
  );
});

test.each([
  ['the rules were changed', { ...mended, policyChange: 'It takes out a target.' }],
  ['a regression was accepted', judged('pass', compared('accepted', 0.7), compared('unchanged', 0))],
  ['an overload was accepted', accepting(mended, '2026-09-01')],
])('a failure without a number is not called fixed where %s', (_, now) => {
  expect(fixedLine(pushed(judged('fail'), now), now, null)).toBe('');
});

test('an entry that has expired does not keep a fix from being told', () => {
  const now = accepting(mended, '2026-05-31');
  expect(fixedLine(pushed(judged('fail'), now), now, null)).toContain('**Fixed**');
});

test('nothing is called fixed that was green, or that is the same push judged again', () => {
  expect(fixedLine(pushed(mended, mended), mended, RUN)).toBe('');
  expect(fixedLine(pushed(mended), mended, RUN)).toBe('');
  const again = addPush(pushed(broken), mended, { sha: shaOf(1), runId: 301, attempt: 2 });
  expect(again).toHaveLength(1);
  expect(fixedLine(again, mended, RUN)).toBe('');
});

test('the verdicts of at most ten pushes are shown, oldest first', () => {
  const three = pushed(broken, judged('warn'), mended);
  expect(historyLine(three)).toContain('❌ 1bbbbbb → ⚠️ 2bbbbbb → ✅ 3bbbbbb');
  expect(historyLine(pushed(broken))).toBe('');
  const many = pushed(...Array.from({ length: 14 }, () => mended));
  expect(many).toHaveLength(10);
  expect(many.at(-1)?.runId).toBe(314);
});

test('a commit that is not known adds no push', () => {
  expect(addPush([], broken, { sha: '', runId: 1, attempt: 1 })).toEqual([]);
});

test('a comment tells the fix and the verdicts, and only when there are some', () => {
  const report = toReport(mended, { runUrl: RUN });
  const text = renderComment(report, { maxBytes: 60_000, pushes: pushed(broken, mended) });
  expect(text).toContain('**Fixed**: GET orders p95 was +70 %');
  expect(text).toContain("Verdicts of this pull request's pushes: ❌ 1bbbbbb → ✅ 2bbbbbb");
  expect(renderComment(report, { maxBytes: 60_000 })).not.toMatch(/Fixed|Verdicts/);
});

test('a name from a script neither ends the hidden line nor acts when it is shown', () => {
  const nasty = '--> <img src=x> @octocat --!> \u2028 "';
  const pushes = pushed(judged('fail', compared('critical', -0.5, nasty)), mended);
  const line = writeHistory(pushes);
  expect(line.slice(4, -3)).not.toMatch(/--|[<>]/);
  expect(readHistory(line)).toEqual(pushes);
  const now = judged('pass', compared('unchanged', 0, nasty));
  expect(fixedLine(pushes, now, null)).toContain('&#62; &#60;img src=x&#62; @<!-- -->octocat');
});

test('a very long name is remembered in part, and still recognized', () => {
  const name = 'x'.repeat(10_000);
  const now = judged('pass', compared('unchanged', 0, name));
  const pushes = readHistory(writeHistory(pushed(judged('fail', compared('critical', 1, name)), now)));
  expect(fixedLine(pushes, now, null)).toContain('was +100 %');
});

const [push] = pushed(broken);

test.each([
  ['no JSON', '{"v":1,"pushes":[}'],
  ['another version', JSON.stringify({ v: 2, pushes: [push] })],
  ['a field that nobody knows', JSON.stringify({ v: 1, pushes: [push], html: '<b>' })],
  ['a field of a push that nobody knows', JSON.stringify({ v: 1, pushes: [{ ...push, html: '<b>' }] })],
  ['an unknown verdict', JSON.stringify({ v: 1, pushes: [{ ...push, verdict: 'great' }] })],
  ['a SHA that is none', JSON.stringify({ v: 1, pushes: [{ ...push, sha: `${'a'.repeat(39)}g` }] })],
  ['a SHA that is cut', JSON.stringify({ v: 1, pushes: [{ ...push, sha: 'aaaaaaa' }] })],
  ['a run that is no number', JSON.stringify({ v: 1, pushes: [{ ...push, runId: '301' }] })],
  ['a negative attempt', JSON.stringify({ v: 1, pushes: [{ ...push, attempt: -1 }] })],
  [
    'a change that is not finite',
    JSON.stringify({ v: 1, pushes: [push] }).replace('"change":0.7', '"change":1e999'),
  ],
  [
    'a name that is too long',
    JSON.stringify({
      v: 1,
      pushes: [{ ...push, worst: { subject: 'x'.repeat(201), metric: 'p95', change: 1 } }],
    }),
  ],
  [
    'an unknown metric',
    JSON.stringify({ v: 1, pushes: [{ ...push, worst: { subject: 'x', metric: 'p42', change: 1 } }] }),
  ],
  ['too many pushes', JSON.stringify({ v: 1, pushes: Array.from({ length: 11 }, () => push) })],
])('a history with %s is dropped', (_, json) => {
  expect(readHistory(`<!-- perf-gate-history ${json} -->`)).toEqual([]);
});

test('a history is read where it is written only', () => {
  const line = writeHistory(pushed(broken));
  expect(readHistory(line)).toHaveLength(1);
  expect(readHistory(` ${line}`)).toEqual([]);
  expect(readHistory(`${line} text`)).toEqual([]);
});
