import { expect, test } from 'vitest';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import type { ThresholdResult } from '../../../../src/core/model/recording/workload.ts';
import { renderComment } from '../../../../src/core/render/markdown/comment.ts';
import { renderText } from '../../../../src/core/render/text/text.ts';
import { toReport } from '../../../../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, sampleArm, sampleRecording, withBase } from '../../../contracts/samples.ts';
import { duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

const failed = (value: number): ThresholdResult => ({
  ...{ metric: 'http_req_failed', expression: 'rate<0.01', value },
  crossed: value >= 0.01,
});

/** A duet of one build whose thresholds showed this on each side; undefined: an older recording, without base's. */
function inDuet(head: number, base: number | undefined, policy: Partial<Policy> = {}): Judgement {
  const recording = duetRecording(samplePairs({ count: 4, seed: 1 }), 'settled');
  const { thresholds: _none, ...older } = recording.arms.base ?? sampleArm();
  const ofBase = base === undefined ? older : { ...older, thresholds: [failed(base)] };
  const ofHead = altered(recording, { thresholds: [failed(head)] });
  return judged({ ...ofHead, arms: { ...ofHead.arms, base: ofBase } }, [], policy);
}

function judged(head: Recording, runs: readonly Recording[], policy: Partial<Policy> = {}): Judgement {
  return judge({
    head,
    baseline: {
      runs: runs.map((recording) => ({ recording, origin: 'run 1', distance: 0 })),
      refused: [],
      history: null,
    },
    policy: { ...POLICY, ...policy },
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });
}

test('a threshold that base crosses too is a warning that says so, with both values', () => {
  const judgement = inDuet(0.0478, 0.0646);
  expect(judgement.verdict).toBe('warn');
  expect(judgement.reason).toBe(
    'k6 threshold crossed: http_req_failed rate<0.01 (measured 4.78 %; base crosses it too: 6.46 %)',
  );
});

test('one that head alone crosses fails, with what base measured', () => {
  const judgement = inDuet(0.0478, 0.001);
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toContain('rate<0.01 (measured 4.78 %, on base 0.100 %)');
  expect(inDuet(0.001, 0.0478).verdict).toBe('pass');
});

test('where base is not known, head answers for it alone', () => {
  expect(inDuet(0.0478, undefined).verdict).toBe('fail');
});

test('`fail` keeps the meaning that k6 gives them, and `ignore` drops them', () => {
  expect(inDuet(0.0478, 0.0646, { thresholds: 'fail' }).verdict).toBe('fail');
  expect(inDuet(0.0478, 0.0646, { failOn: 'warn' }).verdict).toBe('fail');
  expect(inDuet(0.0478, 0.001, { thresholds: 'warn' }).verdict).toBe('warn');
  expect(inDuet(0.0478, 0.001, { thresholds: 'ignore' }).verdict).toBe('pass');
});

test('the stored base run counts like the other arm of a duet, and without one head answers alone', () => {
  const run = (value: number) => sampleRecording({}, { thresholds: [failed(value)] });
  const head = sampleRecording({ sha: 'c'.repeat(40), runId: 2 }, { thresholds: [failed(0.0478)] });
  expect(judged(head, [run(0.0646)]).verdict).toBe('warn');
  expect(judged(head, [run(0.001)]).verdict).toBe('fail');
  expect(judged(head, []).verdict).toBe('fail');
});

test('a threshold that the base branch words otherwise is another one', () => {
  const head = sampleRecording({ sha: 'c'.repeat(40), runId: 2 }, { thresholds: [failed(0.0478)] });
  const looser = sampleRecording({}, { thresholds: [{ ...failed(0.0646), expression: 'rate<0.05' }] });
  expect(judged(head, [looser]).verdict).toBe('fail');
});

test('both values are shown, and files with them can be read again', () => {
  const judgement = inDuet(0.0478, 0.0646);
  const report = toReport(judgement, { runUrl: null });
  for (const text of [renderComment(report, { maxBytes: 60_000 }), renderText(report, { width: 200 })]) {
    expect(text).toContain('4.78 %; base crosses it too: 6.46 %');
  }
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toMatchObject({ ok: true });
  const recording = duetRecording(samplePairs({ count: 4, seed: 1 }), 'settled');
  const kept = withBase(recording, { thresholds: [failed(0.02)] });
  expect(decodeRecording(JSON.parse(JSON.stringify(kept)))).toMatchObject({
    ok: true,
  });
});

const UNSAMPLED: ThresholdResult = {
  ...{ metric: 'http_req_duration{name:gone}', expression: 'p(95)<5', crossed: false, value: null },
};

test('one without a sample is not judged: it is said, and counts nowhere as met', () => {
  const recording = duetRecording(samplePairs({ count: 4, seed: 1 }), 'settled');
  const judgement = judged(altered(recording, { thresholds: [failed(0.001), UNSAMPLED] }), []);
  expect(judgement.verdict).toBe('pass');
  expect(judgement.notes).toContain(
    '1 threshold of the script is not judged, since there was no sample of what it looks at: `http_req_duration{name:gone}: p(95)<5`.',
  );
  const report = toReport(judgement, { runUrl: null });
  const [ofComment, ofText] = [
    renderComment(report, { maxBytes: 60_000 }),
    renderText(report, { width: 2000 }),
  ];
  for (const text of [ofComment, ofText].map((one) => one.replaceAll('\u00a0', ' '))) {
    expect(text).toContain('thresholds 1/1');
    expect(text).toContain('1 threshold not judged (no sample)');
  }
  expect(ofComment).toContain('`p(95)<5`: – not judged: no sample');
  expect(ofComment).not.toContain('✅ met, measured no sample');
});

test('with no other threshold no fraction is shown, and where they are ignored nothing is said', () => {
  const recording = altered(duetRecording(samplePairs({ count: 4, seed: 1 }), 'settled'), {
    thresholds: [UNSAMPLED],
  });
  const { overview } = toReport(judged(recording, []), { runUrl: null });
  expect(overview.filter((text) => text.includes('threshold'))).toEqual([
    '1 threshold not judged (no sample)',
  ]);
  expect(judged(recording, [], { thresholds: 'ignore' }).notes.join()).not.toContain('not judged, since');
});

test('base does not meet one that it has no sample for', () => {
  const recording = duetRecording(samplePairs({ count: 4, seed: 1 }), 'settled');
  const ofHead = altered(recording, { thresholds: [{ ...UNSAMPLED, value: 9, crossed: true }] });
  const { verdict, reasons } = judged(withBase(ofHead, { thresholds: [UNSAMPLED] }), []);
  expect(verdict).toBe('fail');
  const [first] = reasons;
  expect(first?.why).toBe('nothing that it looks at was seen on base, so this change need not be to blame');
  expect(first?.fix).not.toContain('base meets');
});
