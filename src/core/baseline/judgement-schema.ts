import { z } from 'zod';
import { JUDGEMENT_SCHEMA, JUDGEMENT_VERSION, type Judgement, type Side } from '../model/judgement.ts';

import { VERDICTS } from '../model/verdict.ts';
import { amount, count, finite, text } from './fields.ts';
import { policyShape, roleShape } from './policy-schema.ts';
import {
  checkShape,
  environmentShape,
  historyEntryShape,
  judgedThresholdShape,
  loadShape,
  refusalShape,
  sourceShape,
  timelineShape,
  workloadShape,
} from './schema.ts';

/** Lines and rows of one kind in a report. */
const MOST = 10_000;

const side: z.ZodType<Side> = z.strictObject({
  source: sourceShape,
  createdAt: z.iso.datetime(),
  environment: environmentShape,
  workload: workloadShape,
  load: loadShape,
  checks: z.array(checkShape).max(MOST),
  timeline: timelineShape.nullable(),
  origin: text.nullable(),
  distance: count.nullable(),
});

const subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('overall') }),
  z.strictObject({ kind: z.literal('endpoint'), name: text, method: text }),
]);

const way = z.enum(['duet', 'stored']);

const evidence = z.strictObject({
  way,
  low: finite,
  high: finite,
  noise: amount,
  smallest: finite,
  count,
  pairs: z.array(finite).max(1000),
});

const comparing = z.strictObject({
  way,
  pairs: count,
  roundMs: amount,
  loadSeconds: amount,
  stop: text,
});

const comparison = z.strictObject({
  subject,
  metric: z.enum(['p50', 'p95', 'p99', 'error-rate', 'delivered-rate']),
  unit: z.enum(['ms', 'ratio', 'per-second']),
  base: amount.nullable(),
  head: amount.nullable(),
  change: finite.nullable(),
  worse: finite.nullable(),
  class: z.enum([
    'improved',
    'unchanged',
    'slower',
    'significant',
    'critical',
    'inconclusive',
    'new',
    'missing',
    'accepted',
  ]),
  action: z.enum(['monitor', 'investigate', 'review recent changes']).nullable(),
  text,
  samples: z.strictObject({ base: count, head: count }),
  role: roleShape.exactOptional(),
  evidence: evidence.exactOptional(),
  movedAfter: count.exactOptional(),
  mended: z.literal(true).exactOptional(),
});

const reason = z.strictObject({
  kind: z.enum([
    'regression',
    'threshold',
    'errors',
    'answers',
    'missing',
    'head-broken',
    'invalid',
    'no-baseline',
    'unread',
    'incomparable',
    'inconclusive',
    'unchanged',
    'not-affected',
  ]),
  severity: z.enum(['error', 'warning', 'notice']),
  text,
});

export const judgementShape: z.ZodType<Judgement> = z.strictObject({
  schema: z.literal(JUDGEMENT_SCHEMA),
  schemaVersion: z.literal(JUDGEMENT_VERSION),
  tool: text,
  gate: text,
  createdAt: z.iso.datetime(),
  verdict: z.enum(VERDICTS),
  reason: text,
  reasons: z.array(reason).max(MOST),
  policy: policyShape,
  policyChange: text.exactOptional(),
  measuredBy: text.exactOptional(),
  source: sourceShape,
  head: side.nullable(),
  base: side.nullable(),
  comparisons: z.array(comparison).max(MOST),
  comparing: comparing.exactOptional(),
  thresholds: z.array(judgedThresholdShape).max(MOST),
  answers: z.array(text).max(MOST).exactOptional(),
  findings: z
    .array(
      z.strictObject({
        rule: text,
        title: text,
        evidence: z.array(text).max(MOST),
        impact: text,
        recommendation: text,
      }),
    )
    .max(MOST),
  notes: z.array(text).max(MOST),
  refused: z.array(refusalShape).max(MOST),
  history: z.array(historyEntryShape).max(MOST),
});
