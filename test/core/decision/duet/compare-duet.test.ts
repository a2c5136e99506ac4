import { expect, test } from 'vitest';
import { asTold } from '../../../../src/core/model/decision/refused.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Stop } from '../../../../src/core/model/recording/duet.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { renderComment } from '../../../../src/core/render/markdown/comment.ts';
import { toReport } from '../../../../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { duetRecording } from '../driven.ts';
import { type PairsWanted, samplePairs } from '../pairs.ts';

const recorded = (wanted: PairsWanted, stop: Stop) => duetRecording(samplePairs(wanted), stop);

function judged(wanted: PairsWanted, stop: Stop, policy: Partial<Policy> = {}) {
  return judge({
    head: recorded(wanted, stop),
    baseline: { runs: [], refused: [asTold({ origin: 'artifact', reason: 'expired' })], history: null },
    policy: { ...POLICY, ...policy },
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });
}

test('one build on both sides passes, without any stored run', () => {
  const judgement = judged({ count: 4, seed: 1 }, 'settled');
  expect(judgement.verdict).toBe('pass');
  expect(judgement.reason).toMatch(/^no regression vs bbbbbbb in 4 pairs of rounds/);
  expect(judgement.refused).toEqual([]);
  expect(judgement.comparing).toMatchObject({ way: 'duet', pairs: 4, loadSeconds: 24 });
});

test.each([
  ['+70 % fails', Math.log(1.7), 'fail', 'critical'],
  ['+30 % warns', Math.log(1.3), 'warn', 'significant'],
  ['−40 % passes as improved', Math.log(0.6), 'pass', 'improved'],
])('%s, with its interval', (_name, effect, verdict, found) => {
  const judgement = judged({ count: 4, seed: 2, effect }, effect > 0 ? 'regressed' : 'settled');
  expect(judgement.verdict).toBe(verdict);
  const p95 = judgement.comparisons.find((one) => one.metric === 'p95' && one.subject.kind === 'endpoint');
  expect(p95?.class).toBe(found);
  expect(judgement.reason).toMatch(
    verdict === 'pass' ? /^no regression vs bbbbbbb/ : /^GET home is \d+ % slower \(p.*\) vs base bbbbbbb/,
  );
  expect(p95?.evidence?.low).toBeLessThan(Math.expm1(effect));
  expect(p95?.evidence?.high).toBeGreaterThan(Math.expm1(effect));
  expect(p95?.evidence?.pairs).toHaveLength(4);
});

test('errors that appear fail before any latency is looked at', () => {
  const judgement = judged({ count: 4, seed: 3, headErrors: 1, effect: Math.log(0.1) }, 'regressed');
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toMatch(/^100 % of GET home requests fail/);
});

test('what stays open when the load is spent is not called a pass', () => {
  const judgement = judged({ count: 20, seed: 6, effect: Math.log(1.16) }, 'budget');
  expect(judgement.verdict).toBe('inconclusive');
  expect(judgement.reason).toContain('lies so near the limit that more would not');
  const noisy = judged({ count: 8, seed: 12, effect: Math.log(1.11), noise: 0.12 }, 'budget');
  expect(noisy.verdict).toBe('inconclusive');
  expect(noisy.reason).toMatch(/About \d+ more pairs of rounds \(`policy\.budget: \d+0s`\), a higher rate/);
});

test('a budget is advised only as far as it helps: a duet drives 20 pairs at most', () => {
  const capped = judged({ count: 20, seed: 2, effect: Math.log(1.11), noise: 0.2 }, 'budget');
  expect(capped.verdict).toBe('inconclusive');
  expect(capped.reason).toMatch(
    /It would take about \d+ more pairs of rounds, and there are 20 at most\. More requests in each round \(a higher `workload\.rate`\), a quieter or larger runner, or a wider limit \(`policy\.warn`\) would settle it$/,
  );
  expect(capped.reason).not.toContain('policy.budget');
  expect(capped.comparing?.stop).toBe('that is 20 pairs of rounds, the most that are driven');
  const far = judged({ count: 16, seed: 8, effect: Math.log(1.11), noise: 0.2 }, 'budget');
  expect(far.reason).toContain('there are 20 at most');
  expect(far.comparing?.stop).toBe('`policy.budget` is spent');
  const near = judged({ count: 8, seed: 12, effect: Math.log(1.11), noise: 0.12 }, 'budget');
  const [, seconds = '0'] = near.reason.match(/`policy\.budget: (\d+)s`/) ?? [];
  expect(Number(seconds)).toBeGreaterThan(48);
  expect(Number(seconds)).toBeLessThanOrEqual(120);
  expect(near.comparing?.stop).toBe('`policy.budget` is spent');
});

test('p99 with too few requests per round is not waited for, and a pass says so', () => {
  const judgement = judged({ count: 4, seed: 1, requests: 300 }, 'settled');
  expect(judgement.verdict).toBe('pass');
  const p99 = judgement.comparisons.filter(({ metric }) => metric === 'p99');
  expect(p99.map(({ class: found }) => found)).toEqual(['inconclusive', 'inconclusive']);
  const why = 'too few requests per round for p99: 300, and it takes 500, or 8 pairs of rounds';
  expect(p99[0]?.text).toContain(`not judged: ${why}`);
  expect(judgement.notes).toContain(`p99 of all requests, GET home is not judged: ${why}. Raise \`rate\`.`);
  expect(judged({ count: 4, seed: 1 }, 'settled').notes.join()).not.toContain('not judged');
  const fewer = judged({ count: 4, seed: 1, requests: 100 }, 'settled');
  expect(fewer.notes.join()).toContain('too few requests per round for p99: 100, and it takes 500.');
});

test('p99 with too few requests per round is judged where the duet is long enough', () => {
  const wanted = { count: 12, seed: 2, requests: 300, effect: Math.log(1.3) };
  const p99 = judged(wanted, 'regressed').comparisons.filter(({ metric }) => metric === 'p99');
  expect(p99.map(({ class: found }) => found)).toEqual(['significant', 'significant']);
});

test('the policy of base judges where the recording carries it, also when it is judged again, and is kept', () => {
  const recording = recorded({ count: 4, seed: 2, effect: Math.log(1.7) }, 'regressed');
  const locked = { ...recording, rules: { policy: POLICY } };
  expect(decodeRecording(JSON.parse(JSON.stringify(locked)))).toMatchObject({ ok: true });
  const by = (head: Recording) =>
    judge({
      head,
      baseline: { runs: [], refused: [], history: null },
      policy: { ...POLICY, warn: 4, fail: 5 },
      createdAt: '2026-11-24T12:00:00.000Z',
      tool: 'test',
      remedy: { kind: 'told', text: '' },
    });
  expect(by(locked)).toMatchObject({ verdict: 'fail', policy: POLICY });
  expect(by(recording).verdict).toBe('pass');
});

test('a metric that only warns never fails the gate', () => {
  const role = { role: 'warning' } as const;
  const metrics = { p50: role, p95: role, p99: role };
  expect(judged({ count: 4, seed: 2, effect: Math.log(2) }, 'settled', { metrics }).verdict).toBe('warn');
});

test('recording and judgement survive their files, and the comment shows how it was driven', () => {
  const recording = recorded({ count: 4, seed: 2, effect: Math.log(1.7) }, 'regressed');
  expect(decodeRecording(JSON.parse(JSON.stringify(recording)))).toMatchObject({ ok: true });
  const judgement = judged({ count: 4, seed: 2, effect: Math.log(1.7) }, 'regressed');
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toMatchObject({ ok: true });
  const comment = renderComment(toReport(judgement, { runUrl: null }), { maxBytes: 60_000 });
  expect(comment).toContain('same runner, 4 × 3 s each');
  expect(comment).toMatch(/\| p50 \| p95 .*\| 95 % CI/);
});
