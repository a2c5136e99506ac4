import {
  HISTORY_SCHEMA,
  HISTORY_VERSION,
  type History,
  type HistoryEntry,
} from '../../src/core/model/baseline.ts';
import {
  JUDGEMENT_SCHEMA,
  JUDGEMENT_VERSION,
  type Judgement,
} from '../../src/core/model/judgement/judgement.ts';
import type { Verdict } from '../../src/core/model/judgement/verdict.ts';
import type { Duet } from '../../src/core/model/recording/duet.ts';
import type { Source } from '../../src/core/model/recording/environment.ts';
import { type Pair, windowsOf } from '../../src/core/model/recording/pairs.ts';
import {
  type ArmRecord,
  RECORDING_SCHEMA,
  RECORDING_VERSION,
  type Recording,
} from '../../src/core/model/recording/recording.ts';
import type { Series } from '../../src/core/model/recording/series.ts';
import type { Publication } from '../../src/ports/publisher.ts';

/** A commit's SHA that a reader of a failing test can tell from another's. */
export const shaOf = (number: number): string => number.toString(16).padStart(40, 'a');

export function sampleSource(overrides: Partial<Source> = {}): Source {
  return {
    sha: shaOf(1),
    branch: 'main',
    event: 'push',
    repository: 'acme/shop',
    repositoryId: 1,
    headRepositoryId: 1,
    workflow: '.github/workflows/gate.yml',
    job: 'gate',
    runId: 100,
    attempt: 1,
    ...overrides,
  };
}

const SERIES: Series = {
  requests: 1000,
  rate: 100,
  failed: 0,
  duration: { count: 1000, min: 40, avg: 62.5, p50: 60, p90: 75, p95: 80, p99: 95, max: 120 },
  precision: 'exact',
  phases: {},
  failures: [],
  histogram: null,
  timeline: null,
};

const ENVIRONMENT: Recording['environment'] = {
  os: 'linux',
  arch: 'x64',
  cpuModel: 'AMD EPYC 7763',
  vcpus: 4,
  memoryBytes: 16_000_000_000,
  runner: 'GitHub Actions 12',
  image: 'ubuntu24',
  node: '24.21.0',
  calibration: 41_000,
};

/** What differs in a recording; what belongs to an arm differs in head. */
export type RecordingOverrides = Partial<Recording> & Partial<ArmRecord>;

const ARM_KEYS = [
  'source',
  'origin',
  'workload',
  'load',
  'overall',
  'endpoints',
  'scenarios',
  'checks',
  'thresholds',
  'pages',
  'database',
] as const;

/** The recording with other values, those of an arm in head. */
export function altered(recording: Recording, overrides: RecordingOverrides): Recording {
  const entries = Object.entries(overrides);
  const isOfArm = (key: string) => (ARM_KEYS as readonly string[]).includes(key);
  const ofHead = Object.fromEntries(entries.filter(([key]) => isOfArm(key)));
  const rest: Partial<Recording> = Object.fromEntries(entries.filter(([key]) => !isOfArm(key)));
  const whole = { ...recording, ...rest };
  const head: ArmRecord = { ...whole.arms.head, ...ofHead };
  return { ...whole, arms: { ...whole.arms, head } };
}

/** An arm of a hundred iterations a second. */
export function sampleArm(source: Partial<Source> = {}): ArmRecord {
  return {
    source: sampleSource(source),
    origin: null,
    workload: {
      script: 'load/checkout.js',
      scriptHash: 'a'.repeat(64),
      profileHash: 'b'.repeat(64),
      profile: 'constant-arrival-rate 100/s for 10s',
      environment: 'local',
      targetRate: 100,
      requestsPerIteration: 1,
    },
    load: {
      startedAt: 1_793_527_200_000,
      durationMs: 10_000,
      iterations: 1000,
      droppedIterations: 0,
      iterationRate: 100,
      maxVus: 20,
      exitCode: 0,
      outcome: 'completed',
    },
    overall: SERIES,
    endpoints: [{ ...SERIES, name: 'orders', method: 'GET' }],
    scenarios: [{ ...SERIES, scenario: 'default' }],
    checks: [],
    thresholds: [],
  };
}

/** A small, valid recording of head alone. */
export function sampleRecording(source: Partial<Source> = {}, overrides: RecordingOverrides = {}): Recording {
  const recording: Recording = {
    schema: RECORDING_SCHEMA,
    schemaVersion: RECORDING_VERSION,
    tool: 'perf-gate 0.1.0',
    gate: 'checkout',
    createdAt: '2026-11-01T10:00:00.000Z',
    environment: ENVIRONMENT,
    generator: { name: 'k6', version: '2.2.0' },
    arms: { head: sampleArm(source) },
    windows: [
      {
        ...{ arm: 'head', part: { kind: 'whole' }, startedAt: 1_793_527_200_000, durationMs: 10_000 },
        load: { iterations: 1000, dropped: 0, wanted: 1000, vus: 20, exhausted: null },
        ...{ subjects: {}, readings: {} },
      },
    ],
    metrics: { http_reqs: { kind: 'counter', count: 1000, rate: 100 } },
    validity: { valid: true },
    notes: [],
  };
  return altered(recording, overrides);
}

/** The recording of a duet with other values of base. */
export function withBase(recording: Recording, overrides: Partial<ArmRecord>): Recording {
  const { head, base } = recording.arms;
  if (base === undefined) throw new Error('not a duet');
  return { ...recording, arms: { head, base: { ...base, ...overrides } } };
}

/** The same with base driven beside head in these pairs of rounds. */
export function asDuet(
  recording: Recording,
  pairs: readonly Pair[],
  duet: Partial<Duet> = {},
  base: Partial<ArmRecord> = {},
): Recording {
  const { head } = recording.arms;
  const origin = "first parent of the pull request's merge commit";
  return {
    ...recording,
    arms: { head, base: { ...head, source: { ...head.source, sha: 'b'.repeat(40) }, origin, ...base } },
    windows: windowsOf(pairs),
    duet: { roundMs: 3000, starts: 1, setups: 1, seed: 1, stop: 'settled', mostPairs: 20, ...duet },
  };
}

export function sampleEntry(recording: Recording): HistoryEntry {
  const { source, workload } = recording.arms.head;
  return {
    runId: source.runId,
    attempt: source.attempt,
    sha: source.sha,
    branch: source.branch,
    event: source.event,
    createdAt: recording.createdAt,
    valid: true,
    profileHash: workload.profileHash,
    scriptHash: workload.scriptHash,
    environment: workload.environment,
    machine: 'ubuntu24 · AMD EPYC 7763 · 4',
    generator: recording.generator,
    calibration: recording.environment.calibration,
    values: { overall: { p50: 60, p95: 80, p99: 95 } },
  };
}

export function sampleHistory(...recordings: readonly Recording[]): History {
  return {
    schema: HISTORY_SCHEMA,
    schemaVersion: HISTORY_VERSION,
    gate: recordings[0]?.gate ?? 'checkout',
    entries: recordings.map(sampleEntry),
  };
}

export function sampleJudgement(verdict: Verdict, overrides: Partial<Judgement> = {}): Judgement {
  return {
    schema: JUDGEMENT_SCHEMA,
    schemaVersion: JUDGEMENT_VERSION,
    tool: 'perf-gate 0.1.0',
    gate: 'checkout',
    createdAt: '2026-11-01T10:00:00.000Z',
    verdict,
    reason: 'p95 of GET orders +38 % (182 → 251 ms, limit +20 %)',
    reasons: [],
    policy: {
      warn: 0.2,
      fail: 0.5,
      failOn: 'fail',
      thresholds: 'fail',
      onInconclusive: 'pass',
      onNoBaseline: 'pass',
      onInvalid: 'fail',
    },
    source: sampleSource(),
    head: null,
    base: null,
    comparisons: [],
    thresholds: [],
    findings: [],
    notes: [],
    refused: [],
    history: [],
    ...overrides,
  };
}

export function samplePublication(verdict: Verdict, overrides: Partial<Judgement> = {}): Publication {
  return {
    judgement: sampleJudgement(verdict, overrides),
    files: { recording: '/out/recording.json', judgement: '/out/judgement.json', report: '/out/report.md' },
    runUrl: 'https://github.com/acme/shop/actions/runs/300',
  };
}
