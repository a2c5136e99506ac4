import { describe, expect, test } from 'vitest';
import { answerFacts } from '../../../../src/core/decision/answers/answer-facts.ts';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Exceptions, ScenarioLoad } from '../../../../src/core/model/recording/load.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import type { Endpoint, Failure, StatusCount } from '../../../../src/core/model/recording/series.ts';
import type { Check } from '../../../../src/core/model/recording/workload.ts';
import { renderComment } from '../../../../src/core/render/markdown/comment.ts';
import { renderSummary } from '../../../../src/core/render/markdown/summary.ts';
import { renderText } from '../../../../src/core/render/text/text.ts';
import { toReport } from '../../../../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, sampleRecording, withBase } from '../../../contracts/samples.ts';
import { duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

type Side = {
  readonly failures?: readonly Failure[];
  readonly statuses?: readonly StatusCount[];
  readonly checks?: readonly Check[];
  readonly exceptions?: Exceptions;
  readonly scenarios?: readonly ScenarioLoad[];
};

const REQUESTS = 600;

function endpointOf(plain: Endpoint | undefined, { failures = [], statuses }: Side): Endpoint {
  if (plain === undefined) throw new Error('no endpoint');
  const failed = failures.reduce((sum, { count }) => sum + count, 0);
  const rate = (plain.rate * REQUESTS) / plain.requests;
  const counts = { requests: REQUESTS, rate, failed, failures };
  return { ...plain, ...counts, precision: 'histogram', ...(statuses && { statuses }) };
}

const all = (status: number, count = REQUESTS): readonly StatusCount[] => [{ status, count }];

/** A duet of `GET home` in which the sides answered like this; `headErrors`: share of head's rounds' requests. */
function recorded(base: Side, head: Side, headErrors = 0): Recording {
  const plain = duetRecording(samplePairs({ count: 4, seed: 1, headErrors, noise: 0.02 }), 'regressed');
  const [endpoint] = plain.arms.head.endpoints;
  const side = ({ checks = [], exceptions, scenarios }: Side) => ({
    load: {
      ...plain.arms.head.load,
      ...{ ...(exceptions && { exceptions }), ...(scenarios && { scenarios }) },
    },
    checks,
  });
  const ofHead = altered(plain, { ...side(head), endpoints: [endpointOf(endpoint, head)] });
  return withBase(ofHead, { ...side(base), endpoints: [endpointOf(endpoint, base)] });
}

function judged(head: Recording, policy: Partial<Policy> = {}): Judgement {
  expect(decodeRecording(JSON.parse(JSON.stringify(head)))).toMatchObject({ ok: true });
  const judgement = judge({
    head,
    baseline: { runs: [], refused: [], history: null },
    policy: { ...POLICY, ...policy },
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toMatchObject({ ok: true });
  return judgement;
}

/** What each reader gets. */
function shown(judgement: Judgement): readonly string[] {
  const report = toReport(judgement, { runUrl: null });
  return [
    renderComment(report, { maxBytes: 60_000 }),
    renderSummary(report, { maxBytes: 60_000 }),
    renderText(report, { width: 2000 }),
  ];
}

const REFUSED: readonly Failure[] = [
  { status: 0, errorCode: 1212, count: 2 },
  { status: 503, errorCode: 1503, count: 40 },
];

describe('requests that failed', () => {
  test('are told with what they failed with, in the reason and to every reader', () => {
    const judgement = judged(recorded({}, { failures: REFUSED }, 0.07));
    expect(judgement.verdict).toBe('fail');
    const [first] = judgement.reasons;
    expect(first?.text).toMatch(
      /^7\.00 % of GET home requests fail .* vs base bbbbbbb\. 42 of 600 requests failed: 503 \(40\), connection refused, 1212 \(2\)$/,
    );
    for (const text of shown(judgement)) {
      expect(text.replaceAll('\u00a0', ' ')).toContain(
        '42 of 600 requests of GET home failed on head: 503 (40), connection refused, 1212 (2); on base none of 600.',
      );
    }
  });

  test('are told where both sides have them, and decide nothing', () => {
    const failures = [{ status: 401, errorCode: 1401, count: 39 }];
    const judgement = judged(recorded({ failures }, { failures }));
    expect(judgement.verdict).toBe('pass');
    expect(judgement.answers).toEqual([
      '39 of 600 requests of GET home failed on head: 401 (39); on base 39 of 600: 401 (39).',
    ]);
  });

  test('are named on the side that has them', () => {
    const failures = [{ status: 0, errorCode: 1050, count: 9 }];
    expect(judged(recorded({ failures }, {})).answers).toEqual([
      '9 of 600 requests of GET home failed on base: timed out, 1050 (9); on head none of 600.',
    ]);
  });

  test('are no line where there are none', () => {
    expect(judged(recorded({}, {})).answers).toBeUndefined();
  });
});

describe('checks', () => {
  const check = (fails: number, passes: number): readonly Check[] => [{ name: 'is staging', passes, fails }];

  test('that fail on head and not on base are a failure like errors, however fast head is', () => {
    const judgement = judged(recorded({ checks: check(0, 40) }, { checks: check(40, 0) }));
    expect(judgement.verdict).toBe('fail');
    expect(judgement.reason).toBe(
      'The check "is staging" failed on head in 40 of 40 cases, on base in 0 of 40',
    );
    expect(judgement.reasons).toMatchObject([{ kind: 'answers', severity: 'error' }]);
    for (const text of shown(judgement)) expect(text).toContain('failed on head in 40 of 40 cases');
  });

  test('that fail on base too, and on head far more often, are worse', () => {
    const often = judged(recorded({ checks: check(40, 360) }, { checks: check(160, 240) }));
    expect(often.verdict).toBe('warn');
    const steadily = judged(recorded({ checks: check(40, 360) }, { checks: check(300, 100) }));
    expect(steadily.verdict).toBe('fail');
    expect(steadily.reason).toContain('The check "is staging" failed on head in 300 of 400 cases');
  });

  test('are judged by name, also beside many that fail a little more than on base', () => {
    const beside = (fails: number): readonly Check[] =>
      [1, 2, 3, 4, 5, 6].map((at) => ({ name: `slow ${at}`, passes: 400 - fails, fails }));
    const [base, head] = [
      [...beside(290), ...check(0, 400)],
      [...beside(310), ...check(240, 160)],
    ];
    const { verdict, reason } = judged(recorded({ checks: base }, { checks: head }));
    expect(verdict).toBe('fail');
    expect(reason).toContain('"is staging"');
    expect(judged(recorded({ checks: beside(290) }, { checks: beside(310) })).verdict).toBe('pass');
  });

  test('are judged against a stored run alike', () => {
    const alone = (checks: readonly Check[], runId: number) => sampleRecording({ runId }, { checks });
    const against = (base: readonly Check[], head: readonly Check[]) =>
      judge({
        head: alone(head, 9),
        baseline: {
          runs: [{ recording: alone(base, 1), origin: 'run', distance: 0 }],
          ...{ refused: [], history: null },
        },
        policy: POLICY,
        createdAt: '2026-11-24T12:00:00.000Z',
        ...{ tool: 'test', remedy: { kind: 'told', text: '' } },
      });
    const { verdict, reason } = against(check(0, 400), check(300, 100));
    expect(verdict).toBe('fail');
    expect(reason).toContain('"is staging"');
    expect(against(check(12, 388), check(13, 387)).reasons.map(({ kind }) => kind)).not.toContain('answers');
  });

  /** In four windows, each with a quarter of the cases. */
  const inWindows = (fails: readonly number[], cases: number): readonly Check[] => {
    const failed = fails.reduce((sum, one) => sum + one, 0);
    const windows = fails.map((one, window) => ({ window, failed: (fails.length * one) / cases }));
    return [{ name: 'is staging', passes: cases - failed, fails: failed, windows }];
  };
  const of = (base: readonly number[], head: readonly number[], cases = 10_000) =>
    judged(recorded({ checks: inWindows(base, cases) }, { checks: inWindows(head, cases) }));

  test.each<[string, number[], number[], string, number?]>([
    ['4 % in every window, and none on base', [0, 0, 0, 0], [98, 104, 101, 97], 'fail'],
    ['40 % in every window', [0, 0, 0, 0], [980, 1040, 1010, 970], 'fail'],
    ['the same number in every window', [0, 0, 0, 0], [25, 25, 25, 25], 'fail'],
    ['three times as often as on base', [10, 9, 10, 11], [30, 29, 31, 32], 'warn'],
    ['4 % by a burst in one window', [0, 0, 0, 0], [400, 0, 0, 0], 'pass'],
    ['4 % by two bursts', [0, 0, 0, 0], [220, 0, 180, 0], 'pass'],
    ['20 % by a burst, which are far too many for chance', [0, 0, 0, 0], [2000, 0, 0, 0], 'warn'],
    ['a time near its limit, which fails on both sides', [400, 380, 410, 390], [480, 470, 500, 490], 'pass'],
    ['fewer than the floor', [0, 0, 0, 0], [2, 2, 2, 2], 'pass'],
    ['two of ten in every window', [0, 0, 0, 0], [2, 2, 2, 2], 'fail', 40],
    ['one of ten in every window, four in all', [0, 0, 0, 0], [1, 1, 1, 1], 'pass', 40],
    ['so few that chance explains them', [0, 0, 0, 0], [1, 1, 1, 1], 'pass', 4000],
  ])('that fail %s are judged as errors are', (_what, base, head, verdict, cases) => {
    expect(of(base, head, cases).verdict).toBe(verdict);
  });

  test('are judged by what is known of them together where runs followed one another', () => {
    const [base, head] = [inWindows([0, 0, 0, 0], 10_000), inWindows([98, 104, 101, 97], 10_000)];
    const answered = { ...sampleRecording().arms.head };
    const facts = (isPaired: boolean) =>
      answerFacts({ ...answered, checks: head }, { ...answered, checks: base }, { floor: 0.001, isPaired });
    expect(facts(true)).toMatchObject([{ kind: 'check', isWorse: true, isCritical: true }]);
    expect(facts(false)).toMatchObject([{ kind: 'check', isWorse: false }]);
  });

  /** A check that is made where it fails, in so many of 1000 iterations; `others`: what base made in place of it. */
  const unmade = (fails: number, windows = 0, others: readonly Check[] = []) => {
    const [cases] = check(fails, 0);
    const failed = Array.from({ length: windows }, (_, window) => ({ window, failed: 1 }));
    const made = cases === undefined ? [] : [{ ...cases, ...(windows > 0 && { windows: failed }) }];
    return recorded({ checks: others }, { checks: made });
  };
  const named = (fails: number): readonly Check[] => [{ name: 'is http://b', passes: 0, fails }];

  test('that base never made failed in none of its iterations', () => {
    const judgement = judged(unmade(600));
    expect(judgement.verdict).toBe('fail');
    expect(judgement.reason).toBe(
      'The check "is staging" failed on head in 600 of 600 cases; base never made it, in 1000 iterations',
    );
  });

  test.each<[string, Recording, string]>([
    ['in a tenth of all iterations', unmade(100), 'warn'],
    ['in 2 % of them', unmade(20), 'pass'],
    ['in 2 % of them, in round after round', unmade(20, 8), 'fail'],
    ['in 2 % of them, in a few rounds', unmade(20, 4), 'pass'],
    ['in fewer than the floor, in round after round', unmade(4, 8), 'pass'],
    ['once', unmade(1, 1), 'pass'],
    ['as often as one that base alone made', unmade(600, 8, named(590)), 'pass'],
    ['far more often than one that base alone made', unmade(600, 8, named(2)), 'fail'],
  ])('that base never made, and head %s, are judged by iterations', (_what, head, verdict) => {
    expect(judged(head).verdict).toBe(verdict);
  });

  test('that base never made are told alone where the script is another one', () => {
    const base = sampleRecording({}).arms.head;
    const head = { ...base, checks: check(600, 0) };
    const facts = (scriptHash: string) =>
      answerFacts(
        head,
        { ...base, workload: { ...base.workload, scriptHash } },
        { floor: 0, isPaired: false },
      );
    expect(facts(base.workload.scriptHash)).toMatchObject([{ isWorse: true, unmade: 1000 }]);
    expect(facts('0'.repeat(64))).toMatchObject([{ isWorse: false }]);
    expect(facts('0'.repeat(64))[0]).not.toHaveProperty('unmade');
  });

  test('that fail on head now and then, as a burst of the machine lets a check on times fail, only warn', () => {
    const head = recorded({ checks: check(0, 400) }, { checks: check(40, 360) });
    expect(judged(head)).toMatchObject({
      verdict: 'warn',
      reasons: [{ kind: 'answers', severity: 'warning' }],
    });
  });

  test.each([
    ['warning', 'fail', 'warn'],
    ['warning', 'warn', 'fail'],
    ['informative', 'warn', 'pass'],
  ] as const)('have the role of errors, which is %s with `fail-on: %s`: %s', (role, failOn, verdict) => {
    const head = recorded({ checks: check(0, 40) }, { checks: check(40, 0) });
    expect(judged(head, { failOn, metrics: { 'error-rate': { role } } }).verdict).toBe(verdict);
  });

  test.each([
    ['fail alike on both sides', check(12, 28), check(13, 27)],
    ['fail now and then', check(0, 600), check(3, 597)],
    ['were looked at a few times only', check(0, 3), check(3, 0)],
    ['fail once among few', check(0, 20), check(1, 19)],
    ['fail three times among few', check(0, 40), check(3, 37)],
    ['pass', check(0, 40), check(0, 40)],
    ['fail on base alone', check(40, 0), check(0, 40)],
    ['fail on base too, and not twice as often', check(120, 280), check(220, 180)],
    ['fail twice as often, and not by far', check(20, 380), check(60, 340)],
  ])('that %s warn of nothing', (_name, base, head) => {
    expect(judged(recorded({ checks: base }, { checks: head })).verdict).toBe('pass');
  });
});

describe('status codes that a script expects', () => {
  test('are told where head answers what base does not: all 404 is fast', () => {
    const judgement = judged(recorded({ statuses: all(200) }, { statuses: all(404) }));
    expect(judgement.verdict).toBe('warn');
    expect(judgement.reason).toBe('GET home answers 404 on head in 600 of 600 requests, on base in 0 of 600');
  });

  test.each([
    ['fail where the server fails in half of its answers', [...all(200, 300), ...all(500, 300)], {}, 'fail'],
    ['warn where it fails in fewer', [...all(200, 400), ...all(500, 200)], {}, 'warn'],
    ['warn where errors only warn', all(500), { metrics: { 'error-rate': { role: 'warning' } } }, 'warn'],
    ['warn where errors inform', all(500), { metrics: { 'error-rate': { role: 'informative' } } }, 'warn'],
  ] as const)('%s', (_name, statuses, policy, verdict) => {
    expect(judged(recorded({ statuses: all(200) }, { statuses }), policy).verdict).toBe(verdict);
  });

  test('are told without a warning where they are no refusal', () => {
    const judgement = judged(recorded({ statuses: all(200) }, { statuses: all(204) }));
    expect(judgement.verdict).toBe('pass');
    expect(judgement.answers).toEqual([
      'GET home answers 204 on head in 600 of 600 requests, on base in 0 of 600.',
    ]);
  });

  test.each([
    ['the same mix', [...all(200, 500), ...all(404, 100)], [...all(200, 490), ...all(404, 110)]],
    ['one that is rare', all(200), [...all(200, 590), ...all(409, 10)]],
    ['one that base has and head does not', all(404), all(404)],
  ])('%s is no change', (_name, base, head) => {
    expect(judged(recorded({ statuses: base }, { statuses: head })).answers).toBeUndefined();
  });

  test('say nothing where they failed: that is the error rate', () => {
    const failures = [{ status: 503, errorCode: 1503, count: REQUESTS }];
    const judgement = judged(recorded({ statuses: all(200) }, { statuses: all(503), failures }));
    expect(judgement.reasons.filter(({ kind }) => kind === 'answers')).toEqual([]);
  });
});

describe('iterations that throw', () => {
  const thrown = (iterations: number) => ({ iterations, firstLine: 'TypeError: no items' });

  test('are a warning where base throws none, with the first line', () => {
    const judgement = judged(recorded({}, { exceptions: thrown(100) }));
    expect(judgement.verdict).toBe('warn');
    expect(judgement.reason).toBe(
      '100 iterations threw an exception on head, the first: TypeError: no items; on base none',
    );
  });

  test('are a failure where most of them throw, as far as errors fail', () => {
    const head = recorded({}, { exceptions: thrown(900) });
    expect(judged(head).verdict).toBe('fail');
    for (const role of ['warning', 'informative'] as const) {
      expect(judged(head, { metrics: { 'error-rate': { role } } }).verdict).toBe('warn');
    }
  });

  /** 20 of `browse` throw on both sides, among 900. */
  const beside = (iterations: number, bad: number): Side => ({
    exceptions: thrown(20 + bad),
    scenarios: [
      { scenario: 'browse', iterations: 900, exceptions: thrown(20) },
      {
        ...{ scenario: 'checkout', iterations },
        ...(bad > 0 && { exceptions: { iterations: bad, firstLine: 'TypeError: no basket' } }),
      },
    ],
  });

  test('of a rare scenario are judged by its own iterations, and said in its own words', () => {
    const { verdict, reasons } = judged(recorded(beside(19, 0), beside(19, 19)));
    expect(verdict).toBe('fail');
    expect(reasons).toMatchObject([
      {
        ...{ kind: 'answers', severity: 'error' },
        text: '19 of 19 iterations of scenario checkout threw an exception on head, the first: TypeError: no basket; on base none.',
      },
    ]);
  });

  test.each([
    ['one of few', 12, 0, 1, 'pass'],
    ['three of few', 12, 0, 3, 'pass'],
    ['all of so few that they say nothing', 9, 0, 9, 'pass'],
    ['as many as on base', 19, 17, 19, 'pass'],
    ['a fifth of them', 60, 0, 12, 'warn'],
    ['most of them, and some on base', 60, 3, 50, 'fail'],
  ])('of a scenario, %s, are judged by what chance leaves of them', (_what, all, ofBase, ofHead, verdict) => {
    expect(judged(recorded(beside(all, ofBase), beside(all, ofHead))).verdict).toBe(verdict);
  });

  test('are judged together where base was recorded without its scenarios', () => {
    const judgement = judged(recorded({ exceptions: thrown(20) }, beside(19, 19)));
    expect(judgement.verdict).toBe('pass');
    expect(judgement.answers?.[0]).toMatch(/^39 iterations threw an exception on head/);
  });

  test('are told alone where base throws as many', () => {
    const judgement = judged(recorded({ exceptions: thrown(800) }, { exceptions: thrown(900) }));
    expect(judgement.verdict).toBe('pass');
    expect(judgement.answers).toEqual([
      '900 iterations threw an exception on head, the first: TypeError: no items; on base 800.',
    ]);
  });
});
