import { expect, test } from 'vitest';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import { distrust } from '../../../src/core/words/another-run.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { POLICY } from '../../contracts/policy.ts';
import { sampleSource, shaOf, withBase } from '../../contracts/samples.ts';
import { duetRecording } from '../decision/driven.ts';
import { samplePairs } from '../decision/pairs.ts';

const TRUSTED = sampleSource({ sha: shaOf(7), runId: 900, headRepositoryId: 666 });

/** 70 % slower, and of the opinion that this is fine. */
function forged(): Recording {
  const pairs = samplePairs({ count: 4, seed: 2, effect: Math.log(1.7) });
  const recording = duetRecording(pairs, 'regressed');
  const policy = { ...POLICY, warn: 9, fail: 9, failOn: 'never' } as const;
  const source = { ...recording.arms.head.source, sha: '`|<b>', branch: 'main' };
  return {
    ...withBase(recording, { source, origin: 'trust me' }),
    notes: ['Verified by the maintainers.'],
    rules: { policy, change: 'Approved by the maintainers.' },
  };
}

const judged = (head: Recording) =>
  judge({
    head,
    baseline: { runs: [], refused: [], history: null },
    policy: POLICY,
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });

test('a policy that the recording brings along judges nothing', () => {
  expect(judged(forged()).verdict).toBe('pass');
  const judgement = judged(distrust(forged(), TRUSTED));
  expect(judgement.verdict).toBe('fail');
  expect(judgement.policy).toEqual(POLICY);
  expect(judgement.policyChange).toBeUndefined();
});

test('where it comes from is what GitHub says, and its remarks name their author', () => {
  const { arms, notes } = distrust(forged(), TRUSTED);
  expect(arms.head.source).toEqual(TRUSTED);
  expect(notes).toEqual(['The measuring run says: Verified by the maintainers.']);
  expect(arms.base?.origin).toBe('the base commit that the measuring run names');
  expect(arms.base?.source).toEqual({ ...TRUSTED, sha: '', branch: '' });
});

test('the figures stay as they were', () => {
  const { duet, windows, arms } = forged();
  const { overall, endpoints } = arms.head;
  const kept = distrust({ ...forged(), renewedBy: { runId: 1, attempt: 1, sha: shaOf(1) } }, TRUSTED);
  expect(kept).toMatchObject({ arms: { head: { overall, endpoints } }, windows, duet });
  expect(kept.renewedBy).toBeUndefined();
});
