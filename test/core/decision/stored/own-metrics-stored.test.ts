import { describe, expect, test } from 'vitest';
import { historyEntry } from '../../../../src/core/baseline/history-entry.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION } from '../../../../src/core/model/baseline.ts';
import type { OwnKind } from '../../../../src/core/model/own-kind.ts';
import type { OwnLimits } from '../../../../src/core/model/policy.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import type { Endpoint } from '../../../../src/core/model/recording/series.ts';
import { decodeJudgement, decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, sampleRecording } from '../../../contracts/samples.ts';

/** A run in which a metric of the script's own was at this level: a value, a share, a count in ten seconds. */
function run(day: number, kind: OwnKind, level: number): Recording {
  const plain = sampleRecording({ runId: day + 1 }, {});
  const { overall } = plain.arms.head;
  const { statuses: _, ...series } = overall;
  const nothing = { ...series, failed: 0, duration: null, precision: 'histogram' as const };
  const trend = {
    count: 1000,
    min: 0,
    avg: level,
    p50: level,
    p90: level,
    p95: level,
    p99: level,
    max: level,
  };
  const of: Readonly<Record<string, Partial<Endpoint>>> = {
    Rate: { ...nothing, trues: Math.round(1000 * level) },
    Counter: { ...nothing, requests: level, rate: level / 10 },
    Value: { duration: trend, precision: 'exact' },
  };
  const own = { ...series, ...of[kind], name: 'own', method: kind };
  const createdAt = new Date(Date.UTC(2026, 9, 1 + day)).toISOString();
  return altered(plain, { createdAt, endpoints: [{ ...series, name: 'orders', method: 'GET' }, own] });
}

function judged(kind: OwnKind, before: number, now: number, limits?: OwnLimits) {
  const wobble = [1, 1.02, 0.98, 1.01, 0.99];
  const earlier = wobble.map((factor, day) => run(day, kind, Math.round(1000 * before * factor) / 1000));
  const counted = kind === 'Counter' ? wobble.map((_, day) => run(day, kind, before + day)) : earlier;
  const [best] = counted.toReversed();
  if (best === undefined) throw new Error('no earlier run');
  const head = run(9, kind, now);
  expect(decodeRecording(JSON.parse(JSON.stringify(head)))).toMatchObject({ ok: true });
  const history = { schema: HISTORY_SCHEMA, schemaVersion: HISTORY_VERSION, gate: head.gate } as const;
  const judgement = judge({
    head,
    baseline: {
      runs: [{ recording: best, origin: 'run', distance: 0 }],
      refused: [],
      history: { ...history, entries: counted.map(historyEntry) },
    },
    policy: { ...POLICY, ...(limits && { metrics: { own: limits } }) },
    createdAt: head.createdAt,
    ...{ tool: 'test', remedy: { kind: 'told', text: '' } },
  });
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toMatchObject({ ok: true });
  return judgement;
}

const CASES = [
  { kind: 'Value', before: 20, worse: 60, better: 'lower' },
  { kind: 'Rate', before: 0.9, worse: 0.4, better: 'higher' },
  { kind: 'Rate', before: 0, worse: 0.1, better: 'lower' },
  { kind: 'Counter', before: 5000, worse: 1500, better: 'higher' },
  { kind: 'Counter', before: 5000, worse: 0, better: 'higher' },
] as const;

describe.each(CASES)('a $kind of $before where $better is better', ({ kind, before, worse, better }) => {
  test(`fails at ${worse}, by its name, where the policy makes it blocking`, () => {
    const { verdict, reason } = judged(kind, before, worse, { better, role: 'blocking' });
    expect(verdict).toBe('fail');
    expect(reason).toContain(`${kind} own`);
  });

  test('passes as it was', () => {
    expect(judged(kind, before, before, { better, role: 'blocking' }).verdict).toBe('pass');
  });

  test('informs where the policy says nothing', () => {
    const { verdict, comparisons } = judged(kind, before, worse);
    expect(verdict).toBe('pass');
    const own = comparisons.filter((one) => one.subject.kind === 'endpoint' && one.subject.name === 'own');
    expect(own.map(({ role, class: found }) => [role, found])).toEqual(
      own.map(() => ['informative', 'unchanged']),
    );
    expect(own.length).toBeGreaterThan(0);
  });
});

test('a Rate that is true once or twice more in a thousand is no other one', () => {
  expect(judged('Rate', 0.001, 0.003, { better: 'lower', role: 'blocking' }).verdict).toBe('pass');
});
