import { describe, expect, test } from 'vitest';
import { compareStarts } from '../../../../src/core/decision/duet/compare-starts.ts';
import type { ProcessEvidence } from '../../../../src/core/model/evidence/process.ts';
import type { MetricId } from '../../../../src/core/model/metric.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { renderComment } from '../../../../src/core/render/markdown/comment.ts';
import { toReport } from '../../../../src/core/report/report.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';
import { decodeJudgement } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { sampleArm } from '../../../contracts/samples.ts';
import { duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

const MB = 1024 ** 2;

type Started = {
  readonly ready?: readonly number[];
  /** MB before and after, of each start */
  readonly memory?: readonly (readonly [number, number])[];
};

function processes({
  ready = [900, 940],
  memory = [
    [80, 100],
    [81, 102],
  ],
}: Started = {}): ProcessEvidence {
  return {
    ...{ readyMs: ready, requests: ready.map(() => 1000), mostHandles: null, threads: null },
    memory: memory.map(([before, after]) => ({ before: before * MB, after: after * MB })),
  };
}

/** A duet whose requests are alike on both sides. */
function recorded(base: Started, head: Started): Recording {
  const recording = duetRecording(samplePairs({ count: 8, seed: 1, noise: 0.01 }), 'settled');
  const { arms } = recording;
  if (arms.base === undefined) throw new Error('no base');
  return {
    ...recording,
    arms: {
      head: { ...arms.head, processes: processes(head) },
      base: { ...arms.base, processes: processes(base) },
    },
  };
}

function judged(base: Started, head: Started, metrics: Policy['metrics'] = {}) {
  const judgement = judge({
    head: recorded(base, head),
    baseline: { runs: [], refused: [], history: null },
    policy: { ...POLICY, metrics },
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'told', text: '' },
  });
  expect(decodeJudgement(JSON.parse(JSON.stringify(judgement)))).toMatchObject({ ok: true });
  const comment = renderComment(toReport(judgement, { runUrl: null }), { maxBytes: 60_000 });
  const of = (id: MetricId) => judgement.comparisons.find(({ metric }) => metric === id);
  return { judgement, comment, of };
}

const TITLES = /time to ready|memory after start|memory at end/i;

test('one build on both sides starts alike, and the comment does not speak of it', () => {
  const { judgement, comment, of } = judged(
    {},
    {
      ready: [930, 890],
      memory: [
        [82, 101],
        [80, 99],
      ],
    },
  );
  for (const id of ['startup-time', 'memory-after-start', 'memory-at-end'] as const)
    expect(of(id)).toMatchObject({ class: 'unchanged', role: 'informative', evidence: { count: 2 } });
  expect(of('memory-at-end')).toMatchObject({ unit: 'bytes', subject: { kind: 'overall' } });
  expect(judgement.verdict).toBe('pass');
  expect(comment).not.toMatch(TITLES);
});

test('a start that takes twice as long informs, and warns or fails where the policy lets it', () => {
  const slow = { ready: [1900, 1960] };
  const told = judged({}, slow);
  expect(told.of('startup-time')).toMatchObject({ class: 'critical', role: 'informative' });
  expect(told.judgement.verdict).toBe('pass');
  expect(told.comment).toMatch(/🔸 \| the application time to ready \| 920.ms \| 1930.ms \| \+110.%/);
  expect(told.comment).toMatch(/Time to ready of the application: noise ±\d+ %.*2 starts of each side/);
  const warned = judged({}, slow, { 'startup-time': { role: 'warning' } });
  expect(warned.judgement.verdict).toBe('warn');
  expect(warned.judgement.reason).toMatch(/^time to ready is 110 % higher \(920 ms → 1930 ms, 95 % CI/);
  expect(warned.comment).toContain('| the application |');
  expect(judged({}, slow, { 'startup-time': { role: 'blocking' } }).judgement.verdict).toBe('fail');
});

test('memory that stays behind is told by its size', () => {
  const { of, comment } = judged(
    {},
    {
      memory: [
        [80, 190],
        [81, 200],
      ],
    },
  );
  expect(of('memory-after-start')?.class).toBe('unchanged');
  expect(of('memory-at-end')).toMatchObject({ class: 'critical' });
  expect(comment).toMatch(/the application memory at end \| 101.MB \| 195.MB \| \+93.%/);
  expect(
    judged(
      {
        memory: [
          [80, 190],
          [81, 200],
        ],
      },
      {},
    ).of('memory-at-end')?.class,
  ).toBe('improved');
});

test('more on one start alone accuses nobody, nor does a large share of next to nothing', () => {
  const warns = { 'startup-time': { role: 'warning' }, 'memory-at-end': { role: 'warning' } } as const;
  const once = judged({ ready: [900, 1900] }, { ready: [1950, 1850] }, warns);
  expect(once.of('startup-time')?.class).toBe('unchanged');
  const little = judged(
    {
      ready: [40, 42],
      memory: [
        [3, 4],
        [3, 4],
      ],
    },
    {
      ready: [90, 95],
      memory: [
        [6, 8],
        [6, 8],
      ],
    },
    warns,
  );
  expect(little.of('startup-time')?.class).toBe('unchanged');
  expect(little.of('memory-at-end')?.class).toBe('unchanged');
});

describe('one start of a side', () => {
  const once = (metrics: Policy['metrics']) =>
    judged({ ready: [900], memory: [[80, 100]] }, { ready: [2700], memory: [[80, 101]] }, metrics);
  const noteOf = ({ judgement }: ReturnType<typeof once>) =>
    judgement.notes.filter((note) => /is not judged: 1 start of a side, and it takes 2/.test(note));

  test('is shown and not judged, and says why', () => {
    const found = once({});
    expect(found.of('startup-time')).toMatchObject({ class: 'inconclusive', role: 'informative' });
    expect(found.of('startup-time')?.text).toBe(
      'time to ready of the application +200 % (900 ms → 2700 ms), not judged: 1 start of a side, and it takes 2',
    );
    expect(found.judgement.verdict).toBe('pass');
    expect(noteOf(found)).toEqual([]);
    expect(found.comment).toMatch(
      /the application time to ready \| 900.ms \| 2700.ms \| \+200.% \(not judged\)/,
    );
    expect(found.comment).not.toContain('memory');
  });

  test('leaves the verdict open where it may fail the gate', () => {
    const found = once({ 'startup-time': { role: 'blocking' } });
    expect(found.of('startup-time')).toMatchObject({ class: 'inconclusive', role: 'blocking' });
    expect(found.judgement.verdict).toBe('inconclusive');
    expect(found.judgement.reason).toContain('1 start of a side');
    expect(noteOf(found)).toHaveLength(1);
  });

  test('is told in a note where it may warn', () => {
    const found = once({ 'startup-time': { role: 'warning' } });
    expect(found.of('startup-time')).toMatchObject({ class: 'inconclusive', role: 'warning' });
    expect(found.judgement.verdict).toBe('pass');
    expect(noteOf(found)).toHaveLength(1);
  });
});

test('where the processes of a side are not known there is no such comparison', () => {
  const { processes: _, ...unknown } = { ...sampleArm(), processes: processes() };
  expect(compareStarts(unknown, { ...sampleArm(), processes: processes() }, POLICY)).toEqual([]);
  const neverReady = { ...sampleArm(), processes: processes({ ready: [] }) };
  const found = compareStarts(neverReady, { ...sampleArm(), processes: processes() }, POLICY);
  expect(found.map(({ metric }) => metric)).toEqual(['memory-after-start', 'memory-at-end']);
});

/** Of so many pairs of builds of which head takes `effect` more, how many are accused. */
function accused(starts: number, effect: number, noise: number): number {
  return Array.from({ length: 400 }, (_, seed) => {
    const random = seeded(seed + 5);
    const bell = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const ready = (factor: number) =>
      Array.from({ length: starts }, () => 1000 * factor * Math.exp(noise * bell()));
    const arm = (factor: number) => ({ ...sampleArm(), processes: processes({ ready: ready(factor) }) });
    const [found] = compareStarts(arm(1), arm(1 + effect), POLICY);
    return found?.metric === 'startup-time' && /significant|critical/.test(found.class);
  }).filter(Boolean).length;
}

test('of four hundred unchanged builds at most four are accused, and of those that take twice as long nearly all are', () => {
  for (const starts of [2, 3, 5])
    for (const noise of [0.05, 0.15]) expect(accused(starts, 0, noise)).toBeLessThan(5);
  expect(accused(2, 1, 0.1)).toBeGreaterThan(380);
});
