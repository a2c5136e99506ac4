import { z } from 'zod';
import {
  HISTORY_SCHEMA,
  HISTORY_VERSION,
  type History,
  type HistoryEntry,
  type Refusal,
} from '../model/baseline.ts';
import type { Environment, Source } from '../model/environment.ts';
import type { Timeline } from '../model/histogram.ts';
import type { JudgedThreshold } from '../model/judgement.ts';
import type { Load } from '../model/load.ts';
import type { Endpoint, ScenarioSeries, Series } from '../model/series.ts';
import type { MetricTotals } from '../model/trend.ts';
import type { Check, ThresholdResult, Workload } from '../model/workload.ts';
import { amount, count, finite, named, text } from './fields.ts';

/** Shapes of the stored files, strict: an unknown or missing key is damage, not a guess. */

const trend = z.strictObject({
  count: count.min(1),
  min: amount,
  avg: amount,
  p50: amount,
  p90: amount,
  p95: amount,
  p99: amount,
  max: amount,
});

const rawTrend = z.strictObject({
  kind: z.literal('trend'),
  count,
  min: finite,
  avg: finite,
  p50: finite,
  p90: finite,
  p95: finite,
  p99: finite,
  max: finite,
});

export const metricShape: z.ZodType<MetricTotals> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('counter'), count: finite, rate: finite }),
  z.strictObject({ kind: z.literal('gauge'), value: finite, min: finite, max: finite }),
  z.strictObject({ kind: z.literal('rate'), trues: count, falses: count, value: z.number().min(0).max(1) }),
  rawTrend,
]);

const histogram = z.strictObject({
  schema: z.int().min(-4).max(8),
  unit: z.literal('s'),
  zeros: count,
  count,
  sum: amount,
  relativeError: amount,
  buckets: z.array(z.int()).max(20_000),
});

export const timelineShape: z.ZodType<Timeline> = z.strictObject({
  startedAt: amount,
  bucketMs: count.min(1),
  requests: z.array(count).max(10_000),
  failed: z.array(count).max(10_000),
  p50: z.array(amount.nullable()).max(10_000),
  p95: z.array(amount.nullable()).max(10_000),
});

const phase = z.strictObject({ mean: amount, p95: amount });

const seriesFields = {
  requests: count,
  rate: amount,
  failed: count,
  duration: trend.nullable(),
  precision: z.enum(['exact', 'histogram']),
  phases: z.strictObject({
    blocked: phase.exactOptional(),
    connecting: phase.exactOptional(),
    tls: phase.exactOptional(),
    sending: phase.exactOptional(),
    waiting: phase.exactOptional(),
    receiving: phase.exactOptional(),
  }),
  failures: z.array(z.strictObject({ status: count, errorCode: count, count })).max(1000),
  statuses: z
    .array(z.strictObject({ status: count, count }))
    .max(1000)
    .exactOptional(),
  histogram: histogram.nullable(),
  timeline: timelineShape.nullable(),
};

export const seriesShape: z.ZodType<Series> = z.strictObject(seriesFields);
export const endpointShape: z.ZodType<Endpoint> = z.strictObject({
  ...seriesFields,
  name: text,
  method: text,
});
export const scenarioShape: z.ZodType<ScenarioSeries> = z.strictObject({ ...seriesFields, scenario: text });

export const sourceShape: z.ZodType<Source> = z.strictObject({
  sha: text,
  branch: text,
  event: text,
  repository: text,
  repositoryId: count,
  headRepositoryId: count,
  workflow: text,
  job: text,
  runId: count,
  attempt: count,
});

export const environmentShape: z.ZodType<Environment> = z.strictObject({
  os: text,
  arch: text,
  cpuModel: text.nullable(),
  vcpus: amount.nullable(),
  memoryBytes: amount.nullable(),
  runner: text.nullable(),
  image: text.nullable(),
  node: text,
  k6: text,
  calibration: amount.nullable(),
});

export const workloadShape: z.ZodType<Workload> = z.strictObject({
  script: text,
  scriptHash: text,
  profileHash: text,
  profile: text,
  environment: text,
  targetRate: amount.nullable(),
  requestsPerIteration: amount.nullable(),
  names: z
    .strictObject({
      rules: count,
      patterns: z.array(text).max(1000),
      learned: z.array(text).max(1000),
    })
    .exactOptional(),
});

export const loadShape: z.ZodType<Load> = z.strictObject({
  startedAt: amount,
  durationMs: amount,
  iterations: count,
  droppedIterations: count,
  iterationRate: amount,
  maxVus: amount,
  k6ExitCode: z.int().nullable(),
  outcome: z.enum([
    'completed',
    'thresholds-crossed',
    'script-error',
    'all-iterations-failed',
    'no-data',
    'aborted',
    'cancelled',
    'crashed',
    'timed-out',
  ]),
  exceptions: z.strictObject({ iterations: count.min(1), firstLine: text }).exactOptional(),
  machine: z
    .strictObject({
      k6Cpu: amount.exactOptional(),
      steal: amount.exactOptional(),
      pressure: amount.exactOptional(),
    })
    .exactOptional(),
});

export const checkShape: z.ZodType<Check> = z.strictObject({ name: text, passes: count, fails: count });

const thresholdFields = {
  metric: text,
  expression: text,
  crossed: z.boolean(),
  value: finite.nullable(),
};

export const thresholdShape: z.ZodType<ThresholdResult> = z.strictObject(thresholdFields);

export const judgedThresholdShape: z.ZodType<JudgedThreshold> = z.strictObject({
  ...thresholdFields,
  base: z.strictObject({ value: thresholdFields.value, crossed: thresholdFields.crossed }).exactOptional(),
});

const values = z.strictObject({
  p50: amount.exactOptional(),
  p95: amount.exactOptional(),
  p99: amount.exactOptional(),
  'error-rate': amount.exactOptional(),
  'delivered-rate': amount.exactOptional(),
});

const marks = z
  .array(
    z.strictObject({
      subject: text,
      metric: z.enum(['p50', 'p95', 'p99', 'error-rate', 'delivered-rate']),
    }),
  )
  .max(10_000);

const errorCounts = z.strictObject({
  requests: count,
  failed: count,
  episodes: count,
  bucketMs: count.min(1),
});

export const historyEntryShape: z.ZodType<HistoryEntry> = z.strictObject({
  runId: count,
  attempt: count,
  sha: text,
  branch: text,
  event: text,
  createdAt: z.iso.datetime(),
  valid: z.boolean(),
  profileHash: text,
  scriptHash: text,
  environment: text,
  machine: text,
  k6: text,
  calibration: amount.nullable(),
  values: named(values),
  accepted: marks.exactOptional(),
  regressed: marks.exactOptional(),
  errors: named(errorCounts).exactOptional(),
});

export const historyShape: z.ZodType<History> = z.strictObject({
  schema: z.literal(HISTORY_SCHEMA),
  schemaVersion: z.literal(HISTORY_VERSION),
  gate: text,
  entries: z.array(historyEntryShape).max(50),
});

export const refusalShape: z.ZodType<Refusal> = z.strictObject({
  origin: text,
  reason: text,
  unread: z.literal(true).exactOptional(),
});
