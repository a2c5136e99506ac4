import { expect, test } from 'vitest';
import { historyEntry } from '../../../../src/core/baseline/history-entry.ts';
import { judgeStoredErrors } from '../../../../src/core/decision/stored/stored-errors.ts';
import { type ErrorCounts, HISTORY_SCHEMA, HISTORY_VERSION } from '../../../../src/core/model/baseline.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import type { Series } from '../../../../src/core/model/recording/series.ts';
import { decodeJudgement } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, sampleRecording } from '../../../contracts/samples.ts';

const counts = (failed: number, episodes: number, requests = 8000): ErrorCounts => ({
  requests,
  failed,
  episodes,
  bucketMs: 1000,
});
const LIMITS = { warn: 0.2, fail: 0.5, floor: 0.005 };
/** Forty seconds. */
const MOST = 20;
const judgedCounts = (head: ErrorCounts, earlier: readonly ErrorCounts[]) =>
  judgeStoredErrors({ head, most: MOST, earlier, limits: LIMITS });
const clean = (runs: number) => Array.from({ length: runs }, () => counts(0, 0));
const found = (head: ErrorCounts, earlier: readonly ErrorCounts[]) => judgedCounts(head, earlier)?.class;

test.each([
  ['a burst of 40 failures beside one clean run is an accident', counts(41, 1), clean(1), 'unchanged'],
  ['a burst beside five clean runs is not, quite', counts(60, 1), clean(5), 'unchanged'],
  ['a burst beside ten clean runs is not known', counts(60, 1), clean(10), 'inconclusive'],
  ['two bursts beside ten clean runs are worse', counts(90, 2), clean(10), 'critical'],
  ['seven beside one clean run are worse', counts(90, 7), clean(1), 'critical'],
  ['many episodes below the floor are not', counts(39, 39), clean(5), 'unchanged'],
  ['as many as before are not', counts(80, 20), [counts(80, 20)], 'unchanged'],
  ['thrice as many are, a little', counts(300, 20), [counts(150, 3), counts(150, 3)], 'significant'],
  ['far fewer are better', counts(0, 0), [counts(100, 10), counts(100, 10)], 'improved'],
  ['a few bursts fewer are not', counts(0, 0), [counts(100, 1)], 'unchanged'],
  ['6 % is critical whatever the episodes', counts(480, 1), clean(1), 'critical'],
  ['one of 15 requests is an accident', counts(1, 1, 15), [counts(0, 0, 15)], 'unchanged'],
  ['all of 15 are none', counts(15, 5, 15), [counts(0, 0, 15)], 'critical'],
])('%s', (_name, head, earlier, expected) => {
  expect(found(head, earlier)).toBe(expected);
});

const steady = (...failed: readonly number[]) => failed.map((one) => counts(one, MOST));

test.each([
  ['3 % → 100 %', counts(8000, MOST), steady(240, 236, 251, 239, 244), 'critical'],
  ['3 % → 4.2 %', counts(336, MOST), steady(240, 236, 251, 239, 244), 'significant'],
  [
    'as much in runs that scatter by as much',
    counts(336, MOST),
    steady(240, 150, 320, 200, 290),
    'unchanged',
  ],
  [
    'as much in runs that scatter by half of it',
    counts(336, MOST),
    steady(240, 220, 260, 255, 225),
    'inconclusive',
  ],
  ['as often', counts(246, MOST), steady(240, 236, 251, 239, 244), 'unchanged'],
  ['3 % → 100 % of one run', counts(8000, MOST), steady(240), 'critical'],
  ['3 % → 12 % of one run, which may be chance', counts(960, MOST), steady(240), 'unchanged'],
])(
  'a base that fails all the time is judged by the shares that fail: %s',
  (_name, head, earlier, expected) => {
    expect(found(head, earlier)).toBe(expected);
  },
);

test('runs that were counted in other buckets do not compare', () => {
  const wide = { ...counts(0, 0), bucketMs: 2000 };
  expect(judgedCounts(counts(90, 7), [wide])).toBeNull();
  expect(judgedCounts(counts(90, 7), [wide, counts(0, 0)])?.runs).toBe(1);
});

/** A run with so many failed requests in these seconds; `timed`: whether a time line was kept; `each`: requests a second. */
function run(day: number, failing: readonly number[], timed = true, each = 100): Recording {
  const plain = sampleRecording({ runId: day + 1 }, {});
  const failed = Array.from({ length: 10 }, (_, second) => failing[second] ?? 0);
  const requests = failed.map(() => each);
  const rows = { p50: failed.map(() => 60), p95: failed.map(() => 80) };
  const timeline = timed ? { startedAt: 0, bucketMs: 1000, requests, failed, ...rows } : null;
  const series: Series = {
    ...plain.arms.head.overall,
    requests: 10 * each,
    failed: failed.reduce((sum, one) => sum + one, 0),
    timeline,
  };
  const createdAt = new Date(Date.UTC(2026, 9, 1 + day)).toISOString();
  const endpoints = [{ ...series, name: 'orders', method: 'GET' }];
  return altered(plain, { createdAt, overall: series, endpoints });
}

function judged(head: Recording, earlier: readonly Recording[]) {
  const [best] = earlier.toReversed();
  if (best === undefined) throw new Error('no earlier run');
  return judge({
    head,
    baseline: {
      runs: [{ recording: best, origin: 'run', distance: 0 }],
      refused: [],
      history: {
        schema: HISTORY_SCHEMA,
        schemaVersion: HISTORY_VERSION,
        gate: head.gate,
        entries: earlier.map(historyEntry),
      },
    },
    policy: POLICY,
    createdAt: head.createdAt,
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });
}

const errorOf = (judgement: ReturnType<typeof judged>) =>
  judgement.comparisons.find((one) => one.metric === 'error-rate' && one.subject.kind === 'endpoint');

const QUIET = Array.from({ length: 5 }, (_, day) => run(day, []));

test('a history keeps what error rates are judged by, and a judgement with it survives its file', () => {
  expect(historyEntry(run(0, [3, 2, 0, 1])).errors?.['GET orders']).toEqual({
    requests: 1000,
    failed: 6,
    episodes: 2,
    bucketMs: 1000,
  });
  expect(historyEntry(run(0, [3], false))).not.toHaveProperty('errors');
  const judgement = judged(run(9, []), QUIET);
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toMatchObject({ ok: true });
});

test('errors in every other second, which no earlier run had, fail with their episodes', () => {
  const judgement = judged(run(9, [2, 0, 2, 0, 2, 0, 2, 0, 2, 0]), QUIET);
  expect(judgement.verdict).toBe('fail');
  expect(errorOf(judgement)?.text).toBe(
    'error rate of GET orders from zero (0 % → 1.00 %, 0 error episodes in 5 earlier runs → 5)',
  );
});

test('as many errors as the earlier runs had pass, though the last of them had none', () => {
  const earlier = [...[0, 1, 2, 3].map((day) => run(day, [8, 0, 0, 8])), run(4, [])];
  const judgement = judged(run(9, [9, 0, 0, 0, 9]), earlier);
  expect(judgement.verdict).toBe('pass');
  expect(errorOf(judgement)?.class).toBe('unchanged');
});

test('a single burst beside ten clean runs is not called a pass', () => {
  const clear = Array.from({ length: 10 }, (_, day) => run(day, []));
  const judgement = judged(run(19, [20]), clear);
  expect(judgement.verdict).toBe('inconclusive');
  expect(judgement.reason).toContain('0 error episodes in 10 earlier runs → 1');
});

test('without a time line errors warn, and fail only where head plainly does', () => {
  const quiet = Array.from({ length: 5 }, (_, day) => run(day, [], false));
  expect(judged(run(9, [20], false), quiet).verdict).toBe('warn');
  expect(judged(run(9, [60, 60], false), quiet).verdict).toBe('fail');
  expect(judged(run(9, [], false), quiet).verdict).toBe('pass');
  const steady = Array.from({ length: 5 }, (_, day) => run(day, [10, 10, 10], false));
  expect(judged(run(9, [100, 100, 100, 100], false), steady).verdict).toBe('fail');
  expect(judged(run(9, [40, 40, 40], false), steady).verdict).toBe('warn');
  // Three of twenty, and none of so many before, is what chance does in one of eight.
  const small = Array.from({ length: 5 }, (_, day) => run(day, [], false, 2));
  expect(judged(run(9, [1, 1, 1], false, 2), small).verdict).toBe('warn');
});

test('of what fails all the time the reason tells the shares, and no episodes that say nothing', () => {
  const each = (failed: number) => Array.from({ length: 10 }, () => failed);
  const earlier = [2, 2, 2, 2, 2].map((failed, day) => run(day, each(failed)));
  const judgement = judged(run(9, each(40)), earlier);
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toContain('2.00 % → 40.0 %');
  expect(errorOf(judgement)?.text).toBe('error rate of GET orders ×20.0 (2.00 % → 40.0 %, limit +50 %)');
});
