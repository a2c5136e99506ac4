import { describe, expect, test } from 'vitest';
import { historyEntry } from '../../../../src/core/baseline/history-entry.ts';
import { earlierRuns, logsOf, priorFor } from '../../../../src/core/decision/stored/earlier-runs.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION, type HistoryEntry } from '../../../../src/core/model/baseline.ts';
import type { Environment } from '../../../../src/core/model/recording/environment.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { noteText } from '../../../../src/core/words/note.ts';
import { altered, sampleRecording } from '../../../contracts/samples.ts';

type Run = {
  readonly day: number;
  readonly cpu?: string;
  readonly calibration?: number;
  readonly ms?: number;
  readonly script?: string;
  readonly environment?: Partial<Environment>;
};

function run({ day, cpu = 'EPYC', calibration = 40_000, ms = 100, script, environment }: Run): Recording {
  const plain = sampleRecording({ runId: day + 1 }, {});
  const duration = { count: 1000, min: 1, avg: ms, p50: ms, p90: ms, p95: ms, p99: ms, max: ms };
  return altered(plain, {
    createdAt: new Date(Date.UTC(2026, 9, 1 + day)).toISOString(),
    environment: { ...plain.environment, cpuModel: cpu, calibration, ...environment },
    ...(script && { workload: { ...plain.arms.head.workload, scriptHash: script } }),
    overall: { ...plain.arms.head.overall, duration },
    endpoints: [],
  });
}

function earlier(
  head: Recording,
  runs: readonly Recording[],
  marks: { readonly [runId: number]: Partial<HistoryEntry> } = {},
) {
  const [best] = runs;
  if (best === undefined) throw new Error('no run');
  const entries = runs.map(historyEntry).map((entry) => ({ ...entry, ...marks[entry.runId] }));
  const history = {
    schema: HISTORY_SCHEMA,
    schemaVersion: HISTORY_VERSION,
    gate: head.gate,
    entries,
  } as const;
  const found = earlierRuns(head, { runs: [], refused: [], history }, best);
  const logs = logsOf(found.entries, { kind: 'overall' }, 'p95');
  return { ...found, ms: logs.map((log) => Math.round(Math.exp(log) * 10) / 10) };
}

const of = (count: number, cpu: string) => Array.from({ length: count }, (_, day) => run({ day, cpu }));
const HEAD = run({ day: 20 });

test('three runs of the same machine stand alone', () => {
  const found = earlier(HEAD, [...of(3, 'EPYC'), run({ day: 9, cpu: 'Xeon', ms: 130 })]);
  expect(found.ms).toEqual([100, 100, 100]);
  expect(found.prior.sd).toBe(0.07);
  expect(found.notes).toEqual([]);
});

test('one or two runs of the same machine do not lend the others their trust', () => {
  for (const same of [1, 2]) {
    const others = [8, 9].map((day) => run({ day, cpu: 'Xeon', ms: 130 }));
    const found = earlier(HEAD, [...of(same, 'EPYC'), ...others]);
    expect(found.ms).toHaveLength(same + 2);
    expect(found.prior.sd).toBe(0.14);
    expect(found.notes.map(noteText).join()).toContain('a machine like this one');
  }
});

test('one or two runs of the same machine alone are trusted', () => {
  expect(earlier(HEAD, of(2, 'EPYC'))).toMatchObject({ prior: { sd: 0.07 }, notes: [] });
});

test('runs of another script than that of the nearest run do not count', () => {
  const old = [1, 2, 3, 4].map((day) => run({ day, script: 'old' }));
  const runs = [run({ day: 9, script: 'new', ms: 50 }), ...old];
  expect(earlier(run({ day: 20, script: 'new' }), runs).ms).toEqual([50]);
  // Head's own is another one: it is compared with that one alone all the same.
  expect(earlier(run({ day: 20, script: 'newest' }), runs).ms).toEqual([50]);
});

describe('a level that began a moment ago, among machines of three kinds', () => {
  const CPUS = ['EPYC', 'Xeon', 'Arm'];
  const mixed = Array.from({ length: 12 }, (_, day) =>
    run({ day, cpu: CPUS[day % 3] ?? '', ms: 100 + 10 * (day % 3) }),
  ).toReversed();
  const P50 = { subject: 'overall', metric: 'p50' } as const;
  const P95 = { subject: 'overall', metric: 'p95' } as const;

  test.each(['improved', 'accepted'] as const)('an %s figure takes nothing from the others', (mark) => {
    const found = earlier(HEAD, mixed, { 10: { [mark]: [P50] } });
    expect(found.ms).toEqual([100, 100, 100, 100]);
    expect([priorFor(found, P95).sd, found.notes]).toEqual([0.07, []]);
  });

  test('is known by what every machine showed since, with twice the spread', () => {
    const found = earlier(HEAD, mixed, { 11: { improved: [P50] } });
    // None of this machine's own is of the new level.
    const logs = logsOf(found.entries, { kind: 'overall' }, 'p50');
    expect(logs.map((log) => Math.round(Math.exp(log)))).toEqual([120, 110]);
    expect(priorFor(found, P50).sd).toBe(0.14);
  });

  test('is known by three runs of this machine, once there are', () => {
    const found = earlier(HEAD, mixed, { 4: { improved: [P50] } });
    const logs = logsOf(found.entries, { kind: 'overall' }, 'p50');
    expect(logs.map((log) => Math.round(Math.exp(log)))).toEqual([100, 100, 100]);
    expect(priorFor(found, P50).sd).toBe(0.07);
  });
});

describe('a container of a hosted runner, which does not tell its image', () => {
  const inContainer = (day: number, os: string, hosted?: true) =>
    run({ day, environment: { image: null, os, ...(hosted && { hosted }) } });

  test('spreads from run to run as that runner does, and a machine of its own less', () => {
    const runs = [1, 2].map((day) => inContainer(day, 'Linux 6.8.0', true));
    expect(earlier(inContainer(20, 'Linux 6.8.0', true), runs).prior.sd).toBe(0.07);
    const own = [1, 2].map((day) => inContainer(day, 'Linux 6.8.0'));
    expect(earlier(inContainer(20, 'Linux 6.8.0'), own).prior.sd).toBe(0.04);
  });

  test('is the same machine with the next kernel', () => {
    const runs = [1, 2, 3].map((day) => inContainer(day, 'Linux 6.8.0', true));
    expect(earlier(inContainer(20, 'Linux 6.11.0', true), runs)).toMatchObject({ notes: [] });
  });
});

/** Runs of other machines whose latency follows their speed by `elasticity`. */
function others(elasticity: number, speeds: readonly number[]): readonly Recording[] {
  return speeds.map((speed, day) =>
    run({ day, cpu: `other ${day}`, calibration: 40_000 * speed, ms: 100 * speed ** -elasticity }),
  );
}
const SPEEDS = [0.8, 0.9, 1, 1.15, 1.3];

test('latencies that follow the CPU are moved to the speed of this machine', () => {
  const found = earlier(run({ day: 20, calibration: 50_000 }), others(1, SPEEDS));
  const expected = 100 / 1.25;
  for (const ms of found.ms) expect(Math.abs(ms / expected - 1)).toBeLessThan(0.02);
  expect(found.prior.sd).toBe(0.07);
  expect(found.notes.map(noteText).join()).toContain('calibration');
});

test('latencies that do not follow the CPU are not moved', () => {
  const found = earlier(run({ day: 20, calibration: 50_000 }), others(0, SPEEDS));
  for (const ms of found.ms) expect(Math.abs(ms / 100 - 1)).toBeLessThan(0.02);
});

test.each([
  ['fewer than five runs', others(1, SPEEDS.slice(0, 4)), 50_000],
  ['machines that were all alike fast', others(1, [1, 1, 1, 1, 1]), 50_000],
])('with %s nothing is moved, and the spread counts double', (_name, runs, calibration) => {
  const found = earlier(run({ day: 20, calibration }), runs);
  expect(found.prior.sd).toBe(0.14);
  expect(found.ms.toReversed()).toEqual(
    runs.map(({ arms }) => Math.round((arms.head.overall.duration?.p95 ?? 0) * 10) / 10),
  );
  expect(found.notes.map(noteText).join()).toContain('twice the spread is assumed');
});
