import { expect, test } from 'vitest';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { greenOverview } from '../../../../src/core/words/outcome/overview.ts';
import { setupLine } from '../../../../src/core/words/outcome/setup.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, sampleRecording } from '../../../contracts/samples.ts';
import { driven, duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';
import { sampledPairs } from '../sampled-pairs.ts';

/** What is said of a duet of at most these pairs. */
function judged(all: readonly Pair[], policy: Policy = POLICY): Judgement {
  const { pairs, stop } = driven(all, policy);
  const head = duetRecording(pairs, stop, all.length);
  return judge({
    ...{ head, policy, createdAt: head.createdAt, tool: 'test' },
    baseline: { runs: [], refused: [], history: null },
    remedy: { kind: 'told', text: '' },
  });
}

const WARNS: Policy = { ...POLICY, metrics: { p50: { role: 'warning' }, p95: { role: 'warning' } } };

test('latencies that only warn and are near the limit are not called too few requests', () => {
  const noisy = Array.from({ length: 30 }, (_, index) =>
    samplePairs({ count: 6, seed: index + 1, effect: Math.log1p(0.18), noise: 0.12 }),
  );
  const open = noisy.map((pairs) => judged(pairs, WARNS)).filter(({ verdict }) => verdict === 'inconclusive');
  expect(open.length).toBeGreaterThan(3);
  for (const { reason } of open) expect(reason).toMatch(/^Cannot rule out that .* more than 20 % slower/);
});

test('neither are those of stored runs, of which there are too few', () => {
  const stored = sampleRecording();
  const { overall } = stored.arms.head;
  const duration = { count: 1000, min: 40, avg: 82.5, p50: 80, p90: 95, p95: 110, p99: 130, max: 150 };
  const head = altered(sampleRecording({ runId: 101 }), {
    ...{
      overall: { ...overall, duration },
      endpoints: [{ ...overall, duration, name: 'orders', method: 'GET' }],
    },
  });
  const { verdict, reason } = judge({
    ...{ head, policy: WARNS, createdAt: head.createdAt, tool: 'test' },
    baseline: { runs: [{ recording: stored, origin: 'run', distance: 0 }], refused: [], history: null },
    remedy: { kind: 'told', text: '' },
  });
  expect(verdict).toBe('inconclusive');
  expect(reason).toMatch(/^Cannot rule out that GET orders is more than 20 % slower/);
});

test('a p95 of few requests that is four times as long is no pass', () => {
  const { verdict, reason } = judged(
    sampledPairs({ count: 6, seed: 1, requests: 60, shape: 'plain', tail: 4 }),
  );
  expect(verdict).toBe('fail');
  expect(reason).toMatch(/p95 of GET home|GET home is .* slower \(p95/);
});

test('one of an unchanged build passes, and that it could not be judged is said', () => {
  const unchanged = Array.from({ length: 40 }, (_, seed) =>
    judged(sampledPairs({ count: 6, seed: seed + 1, requests: 30, shape: 'heavy' })),
  );
  expect(unchanged.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThanOrEqual(38);
  const isVague = ({ comparisons }: Judgement) =>
    comparisons.some(
      ({ subject, metric, class: found }) =>
        subject.kind === 'overall' && metric === 'p95' && found === 'inconclusive',
    );
  const vague = unchanged.filter((one) => one.verdict === 'pass' && isVague(one));
  expect(vague.length).toBeGreaterThan(10);
  for (const one of vague) {
    expect(one.reason).toContain('p95 of all requests not judged');
    expect(greenOverview(one)).toContain('p95 of all requests not judged');
    expect(setupLine(one)).toMatch(/Detects slow-downs ≥ \+\d+ % \(p50 of all requests\)/);
  }
  const rest = unchanged.find((one) => one.verdict === 'pass' && !isVague(one));
  expect(rest === undefined ? [] : greenOverview(rest)).not.toContain('p95 of all requests not judged');
});
