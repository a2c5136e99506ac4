import {
  HISTORY_SCHEMA,
  HISTORY_VERSION,
  type History,
  type HistoryEntry,
} from '../../src/core/model/baseline.ts';
import type { Source } from '../../src/core/model/environment.ts';
import { JUDGEMENT_SCHEMA, JUDGEMENT_VERSION, type Judgement } from '../../src/core/model/judgement.ts';
import { RECORDING_SCHEMA, RECORDING_VERSION, type Recording } from '../../src/core/model/recording.ts';
import type { Series } from '../../src/core/model/series.ts';
import type { Verdict } from '../../src/core/model/verdict.ts';
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
  k6: '2.2.0',
  calibration: 41_000,
};

/** A small, valid recording. */
export function sampleRecording(source: Partial<Source> = {}, overrides: Partial<Recording> = {}): Recording {
  return {
    schema: RECORDING_SCHEMA,
    schemaVersion: RECORDING_VERSION,
    tool: 'perf-gate 0.1.0',
    gate: 'checkout',
    createdAt: '2026-11-01T10:00:00.000Z',
    source: sampleSource(source),
    environment: ENVIRONMENT,
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
      k6ExitCode: 0,
      outcome: 'completed',
    },
    metrics: { http_reqs: { kind: 'counter', count: 1000, rate: 100 } },
    overall: SERIES,
    endpoints: [{ ...SERIES, name: 'orders', method: 'GET' }],
    scenarios: [{ ...SERIES, scenario: 'default' }],
    checks: [],
    thresholds: [],
    validity: { valid: true },
    notes: [],
    ...overrides,
  };
}

export function sampleEntry(recording: Recording): HistoryEntry {
  const { source, workload } = recording;
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
    k6: recording.environment.k6,
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
