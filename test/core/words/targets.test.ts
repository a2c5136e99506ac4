import { expect, test } from 'vitest';
import { commitState } from '../../../src/adapters/github/status/commit-state.ts';
import { exitCode } from '../../../src/core/decision/exit-code.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { Endpoint } from '../../../src/core/model/recording/series.ts';
import type { Target } from '../../../src/core/model/targets/target.ts';
import { renderStatusDescription } from '../../../src/core/render/text/status.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../../../src/core/stored/decode.ts';
import { distrust } from '../../../src/core/words/another-run.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { POLICY } from '../../contracts/policy.ts';
import { sampleRecording, sampleSource } from '../../contracts/samples.ts';
import { duetRecording } from '../decision/driven.ts';
import { samplePairs } from '../decision/pairs.ts';
import { targetOf } from '../decision/targets/written-targets.ts';

function judged(
  targets: readonly Target[],
  policy: Partial<Policy> = {},
  head = sampleRecording(),
  base?: Recording,
) {
  return judge({
    head,
    baseline: {
      runs: base === undefined ? [] : [{ recording: base, origin: 'base.json', distance: 1 }],
      refused: [],
      history: null,
    },
    policy: { ...POLICY, ...policy, ...(targets.length > 0 && { targets }) },
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'name-one' },
  });
}

/** Of the sample, p95 is 80 ms. */
const [MET, NEAR, BARELY, MISSED] = ['p95 < 200ms', 'p95 < 80.5ms', 'p95 < 79.9ms', 'p95 < 50ms'].map(
  (text) => targetOf(text),
) as [Target, Target, Target, Target];

const warned = (target: Target): Target => ({ ...target, role: 'warning' });

test.each<[string, readonly Target[], Partial<Policy>, string, number]>([
  ['met', [MET], {}, 'no-baseline', 0],
  ['met, only just', [NEAR], {}, 'no-baseline', 0],
  ['not measured', [targetOf('memory < 80%'), targetOf('rps > 5000')], {}, 'no-baseline', 0],
  ['missed by less than its own error', [BARELY], {}, 'warn', 0],
  ['missed by a warning', [warned(MISSED)], {}, 'warn', 0],
  ['missed for information', [{ ...MISSED, role: 'informative' }], {}, 'no-baseline', 0],
  ['missed', [MET, MISSED], {}, 'fail', 1],
  ['missed, where nothing blocks', [MISSED], { failOn: 'never' }, 'fail', 0],
  ['missed by a warning, where warnings fail', [warned(MISSED)], { failOn: 'warn' }, 'fail', 1],
])('a target that is %s, without any baseline', (_name, targets, policy, verdict, code) => {
  const judgement = judged(targets, policy);
  expect(judgement.verdict).toBe(verdict);
  expect(exitCode(judgement)).toBe(code);
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toEqual({ ok: true, value: judgement });
});

test('the missed one stands on line one of everything, and what is met does not', () => {
  const judgement = judged([MET, MISSED]);
  expect(judgement.reason).toMatch(/^Target missed: p95 < 50ms, measured 80.0 ms \(95 % CI /);
  const report = toReport(judgement, { runUrl: null });
  expect(report.headline).toBe('target missed: `p95 < 50ms` (80.0 ms)');
  expect(renderStatusDescription(report)).toMatch(/^Target missed: p95 < 50ms/);
  expect(report.overview).toContain('1 of 2 targets met');
});

test('with nothing to compare, the headline says what the targets came to', () => {
  const { headline } = toReport(judged([MET, targetOf('p50 < 1s')]), { runUrl: null });
  expect(headline).toBe('no baseline yet, 2 of 2 targets met. Not blocking.');
});

test('a target that both miss is missed: it holds whatever base does', () => {
  const judgement = judged([MISSED], {}, sampleRecording(), sampleRecording());
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toMatch(/^Target missed: p95 < 50ms, measured .*, on base 80.0 ms/);
  expect(judged([MET], {}, sampleRecording(), sampleRecording()).verdict).not.toBe('fail');
});

test('a target that only warns does not let through what the policy stops for want of a baseline', () => {
  for (const target of [BARELY, warned(MISSED)]) {
    const judgement = judged([target], { onNoBaseline: 'fail' });
    expect(judgement.verdict).toBe('warn');
    expect(exitCode(judgement)).toBe(1);
    expect(commitState(judgement)).toBe('failure');
    const { headline } = toReport(judgement, { runUrl: null });
    expect(headline).toMatch(/^target .*missed: .*\. Blocking \(on-no-baseline: fail\)\.$/);
    const compared = judged([target], { onNoBaseline: 'fail' }, sampleRecording(), sampleRecording());
    expect([compared.verdict, exitCode(compared), commitState(compared)]).toEqual(['warn', 0, 'success']);
  }
});

test('beside a target that warns, a comparison without an answer is told, and blocks where it is to', () => {
  const pairs = samplePairs({ count: 8, seed: 2, noise: 0.2, effect: Math.log(1.2) });
  const open = judged([], {}, duetRecording(pairs, 'budget'));
  expect(open.verdict).toBe('inconclusive');
  const warning = warned(targetOf('p95 < 1ms'));
  const judgement = judged([warning], {}, duetRecording(pairs, 'budget'));
  expect(judgement.verdict).toBe('warn');
  expect(judgement.reasons.map(({ kind }) => kind)).toEqual(['target', 'inconclusive']);
  expect(judgement.reasons[1]).toEqual(open.reasons[0]);
  expect([exitCode(judgement), commitState(judgement)]).toEqual([0, 'success']);
  const strict = judged([warning], { onInconclusive: 'fail' }, duetRecording(pairs, 'budget'));
  expect([exitCode(strict), commitState(strict)]).toEqual([1, 'failure']);
  const report = toReport(strict, { runUrl: null });
  expect(report.headline).toContain('Blocking (on-inconclusive: fail).');
  expect(report.told.map(({ kind }) => kind)).toEqual(['inconclusive']);
  expect(renderStatusDescription(report)).toMatch(/^blocked \(on-inconclusive: fail\): Target missed/);
  expect(decodeJudgement(JSON.parse(JSON.stringify(strict)))).toEqual({ ok: true, value: strict });
});

test('the diff is shown where base meets what head misses, and not where base misses it too', () => {
  const slower = (effect: number) =>
    duetRecording(samplePairs({ count: 8, seed: 2, noise: 0.02, effect }), 'settled');
  // Of base, p95 is 38.6 ms.
  const rangeOf = (text: string) => {
    const judgement = judged([targetOf(text)], {}, slower(Math.log(1.15)));
    expect(judgement.reasons[0]?.kind).toBe('target');
    return toReport(judgement, { runUrl: null }).range;
  };
  expect(rangeOf('p95 < 41ms')).not.toBeNull();
  expect(rangeOf('p95 < 30ms')).toBeNull();
});

test('of values of the script none failed, but none counted against the target', () => {
  const [own] = sampleRecording().arms.head.endpoints;
  const rate = { ...own, name: 'cache_hit', method: 'Rate', requests: 300, trues: 300, duration: null };
  const head = sampleRecording({}, { endpoints: [rate as Endpoint] });
  expect(judged([targetOf('cache_hit > 99.9%')], {}, head).targets?.[0]?.why).toBe(
    'none of 300 values counted against it, and it takes 3688 to show it',
  );
  expect(judged([targetOf('availability > 99.99%')]).targets?.[0]?.why).toMatch(/^none of \d+ failed, /);
});

test("the script's own thresholds stand in the same table, worst first", () => {
  const head = sampleRecording(
    {},
    {
      thresholds: [
        { metric: 'http_req_duration', expression: 'p(95)<70', crossed: true, value: 80 },
        { metric: 'http_req_failed', expression: 'rate<0.01', crossed: false, value: 0 },
      ],
    },
  );
  const report = toReport(judged([MET, targetOf('db.pool < 80%')], {}, head), { runUrl: null });
  expect(report.targets.map(({ mark, target, ofScript }) => [mark, target, ofScript])).toEqual([
    ['missed', 'http_req_duration: p(95)<70', true],
    ['met', 'p95 < 200ms', false],
    ['met', 'http_req_failed: rate<0.01', true],
    ['unmeasured', 'db.pool < 80%', false],
  ]);
  expect(report.crossed).toEqual([]);
  expect(toReport(judged([], {}, head), { runUrl: null }).crossed).toHaveLength(1);
});

test("where base's rules are locked, its targets judge, and a run handed over brings none", () => {
  const locked: Recording = { ...sampleRecording(), rules: { policy: { ...POLICY, targets: [MISSED] } } };
  expect(judged([MET], {}, locked).verdict).toBe('fail');
  const lax: Recording = { ...sampleRecording(), rules: { policy: { ...POLICY, targets: [MET] } } };
  expect(judged([MISSED], {}, lax).verdict).toBe('no-baseline');
  const handed = distrust(lax, sampleSource({ runId: 900 }));
  expect(judged([MISSED], {}, handed).verdict).toBe('fail');
  const stored = decodeRecording(JSON.parse(JSON.stringify(locked)));
  expect(stored).toEqual({ ok: true, value: locked });
});

test('a regression and a missed target are told both', () => {
  const pairs = samplePairs({ count: 8, seed: 2, effect: Math.log(1.7) });
  const judgement = judged([MISSED], {}, duetRecording(pairs, 'regressed'));
  const told = judgement.reasons.filter(({ kind }) => kind === 'target');
  // Lognormal around 20 ms, and 70 % above that: base meets it.
  expect(told.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Target missed: p95 < 50ms, measured 6\d\.\d ms .*, on base 3\d\.\d ms$/),
  ]);
  expect(judgement.reasons.map(({ severity }) => severity)).toContain('error');
  expect(exitCode(judgement)).toBe(1);
});

test('what a target names and the run does not have is a note', () => {
  const { notes } = judged([
    targetOf('GET /ordres: p95 < 1s'),
    targetOf('scenario buy: p95 < 1s'),
    targetOf('orders: p95 < 1s'),
  ]);
  expect(notes).toEqual([
    'targets names GET /ordres, scenario buy, which this run does not have: those are not judged. It has overall, GET orders.',
  ]);
});

test('a judgement whose targets contradict it is refused', () => {
  const judgement = judged([MISSED]);
  const reason = (changed: object) => {
    const decoded = decodeJudgement({ ...judgement, ...changed });
    return decoded.ok ? null : decoded.reason;
  };
  const [target] = judgement.targets ?? [];
  expect(reason({ targets: [{ ...target, state: 'unmeasured' }] })).toContain(
    'is unmeasured and says otherwise',
  );
  expect(reason({ targets: [{ ...target, measured: { value: 9, low: 10, high: 11 } }] })).toContain(
    'outside',
  );
  const quiet = judged([MET]);
  expect(decodeJudgement({ ...quiet, targets: [target] })).toMatchObject({ ok: false });
});
