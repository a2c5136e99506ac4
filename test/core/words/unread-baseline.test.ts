import { expect, test } from 'vitest';
import { exitCode } from '../../../src/core/decision/exit-code.ts';
import type { Baseline } from '../../../src/core/model/baseline.ts';
import { asTold } from '../../../src/core/model/decision/refused.ts';
import { renderComment } from '../../../src/core/render/markdown/comment.ts';
import { renderStatusDescription } from '../../../src/core/render/text/status.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { sampleJudgement, sampleRecording } from '../../contracts/samples.ts';

const BLIND: Baseline = {
  runs: [],
  history: null,
  readable: false,
  refused: [
    asTold({ origin: 'artifact of run 1', reason: 'its code comes from a fork' }),
    asTold({ origin: 'artifacts', reason: 'the token may not (403). Add `actions: read`.', unread: true }),
    asTold({ origin: 'artifact of run 2', reason: 'it has expired (410)', unread: true }),
  ],
};

const judged = (baseline: Baseline, crossed = false) =>
  judge({
    head: sampleRecording(
      {},
      { thresholds: crossed ? [{ metric: 'http_reqs', expression: 'count>9', value: 1, crossed }] : [] },
    ),
    ...{ baseline, policy: sampleJudgement('pass').policy, tool: 'test' },
    ...{ createdAt: '2026-11-01T10:00:00.000Z', remedy: { kind: 'told', text: 'The next run stores one.' } },
  });

const shown = (judgement: ReturnType<typeof judged>): string => {
  const report = toReport(judgement, { runUrl: null });
  return `${renderStatusDescription(report)}\n${renderComment(report, { maxBytes: 60_000 })}`;
};

test('a baseline that could not be read is not called one that is still to come, nor a pass', () => {
  const judgement = judged(BLIND);
  expect(judgement).toMatchObject({
    verdict: 'no-baseline',
    reason:
      'The baseline could not be read. artifacts: the token may not (403). Add `actions: read` (and 1 more). Once that is fixed, run the check again',
  });
  expect(exitCode(judgement)).toBe(0);
  expect(shown(judgement)).toMatch(/^not compared: The baseline could not be read. artifacts/);
  expect(shown(judgement)).toContain('### ℹ️ checkout: the baseline could not be read. Not blocking.');
  expect(shown(judgement)).not.toMatch(/no baseline yet|no regression|next run stores one|passed/);
});

test('without one the words stay those of a beginning', () => {
  const judgement = judged({ runs: [], refused: [], history: null });
  expect(judgement.reason).toBe('There is nothing to compare with yet. The next run stores one');
  expect(shown(judgement)).toMatch(
    /^no baseline yet: The next run stores one\n[\s\S]*\*\*Next:\*\* The next run stores one/,
  );
});

test('thresholds are judged all the same, and then the verdict is theirs', () => {
  const judgement = judged(BLIND, true);
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reasons.map(({ kind }) => kind)).toEqual(['threshold', 'unread']);
  expect(shown(judgement)).not.toMatch(/^not compared/);
});
