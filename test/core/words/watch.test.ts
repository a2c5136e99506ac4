import { expect, test } from 'vitest';
import { commitState } from '../../../src/adapters/github/status/commit-state.ts';
import { exitCode } from '../../../src/core/decision/exit-code.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import { VERDICTS } from '../../../src/core/model/judgement/verdict.ts';
import { renderAnnotations } from '../../../src/core/render/text/annotations.ts';
import { renderStatusDescription } from '../../../src/core/render/text/status.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { blockText, watchText } from '../../../src/core/words/outcome/watch.ts';
import { POLICY } from '../../contracts/policy.ts';
import { sampleJudgement } from '../../contracts/samples.ts';

const NEVER = { ...POLICY, failOn: 'never' } as const;
const COUNT = { since: '2026-05-03T09:12:00.000Z', pulls: 12, blocked: 1, unmeasured: 0 };

const watching = (verdict: Judgement['verdict'], more: Partial<Judgement> = {}): Judgement =>
  sampleJudgement(verdict, { policy: NEVER, createdAt: '2026-05-20T10:00:00.000Z', ...more });

test.each([
  [COUNT, 'Watching since 3 May: 12 pull requests, 1 would have been blocked.'],
  [{ ...COUNT, pulls: 1, blocked: 0 }, 'Watching since 3 May: 1 pull request, none would have been blocked.'],
  [
    { ...COUNT, unmeasured: 2 },
    'Watching since 3 May: 12 pull requests, 1 would have been blocked, 2 could not be measured.',
  ],
  [
    { ...COUNT, since: '2025-12-31T23:59:00.000Z' },
    'Watching since 31 December 2025: 12 pull requests, 1 would have been blocked.',
  ],
])('the count in words', (watched, text) => {
  expect(watchText(watching('pass', { watched }))).toBe(`This gate only watches and blocks nothing. ${text}`);
});

test('without a count it says only that it watches, and what it would have done', () => {
  expect(watchText(watching('pass'))).toBe('This gate only watches and blocks nothing.');
  expect(watchText(watching('fail'))).toBe(
    'This gate only watches and blocks nothing; it would have blocked this change.',
  );
});

test.each(VERDICTS)('what somebody accepted once is not told as watching: %s', (verdict) => {
  const judgement = watching(verdict, { waived: true, watched: COUNT });
  expect(watchText(judgement)).toMatch(/accepted this change as it is, and it is not blocked\..* next push/);
  const report = toReport(judgement, { runUrl: null });
  const places = [report.watch, report.block, report.setup, report.headline, renderStatusDescription(report)];
  expect(places.join()).not.toMatch(/watch/i);
});

test.each(VERDICTS)('a gate that may block says nothing of watching: %s', (verdict) => {
  const judgement = sampleJudgement(verdict, { policy: POLICY });
  expect(watchText(judgement) + blockText(judgement)).toBe('');
  expect(renderStatusDescription(toReport(judgement, { runUrl: null }))).not.toContain('watching');
});

test.each(VERDICTS)(
  '%s of a gate that watches blocks nothing, and each place says that it watches',
  (verdict) => {
    const reasons = [{ kind: 'regression', severity: 'error', text: 'GET orders is slower' }] as const;
    const judgement = watching(verdict, { reasons });
    expect(exitCode(judgement)).toBe(0);
    expect(commitState(judgement)).toBe('success');
    const report = toReport(judgement, { runUrl: null });
    expect(report.watch).toContain('only watches');
    expect(renderStatusDescription(report)).toMatch(/^watching/);
    expect(renderAnnotations(report).map(({ level }) => level)).not.toContain('error');
  },
);

test('the one line to change is named', () => {
  expect(blockText(watching('pass'))).toContain(
    'take `fail-on: never` out, under `policy:` in `perf-gate.yml`',
  );
});

test('the status counts as far as it has room', () => {
  const status = renderStatusDescription(toReport(watching('fail', { watched: COUNT }), { runUrl: null }));
  expect(status).toMatch(/^watching, would have blocked \(1 of 12 pull requests\): p95 of GET orders \+38 %/);
  expect(status.length).toBeLessThanOrEqual(140);
});
