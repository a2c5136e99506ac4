import { z } from 'zod';
import { JUDGEMENT_SCHEMA, JUDGEMENT_VERSION, type Judgement, type Side } from '../model/judgement.ts';
import { VERDICTS } from '../model/verdict.ts';
import { policyShape, roleShape } from './policy-schema.ts';
import {
  checkShape,
  environmentShape,
  historyEntryShape,
  loadShape,
  refusalShape,
  sourceShape,
  thresholdShape,
  timelineShape,
  workloadShape,
} from './schema.ts';

const text = z.string().max(20_000);
const finite = z.number();

const side: z.ZodType<Side> = z.strictObject({
  source: sourceShape,
  createdAt: z.iso.datetime(),
  environment: environmentShape,
  workload: workloadShape,
  load: loadShape,
  checks: z.array(checkShape),
  timeline: timelineShape.nullable(),
  origin: text.nullable(),
  distance: finite.nullable(),
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
  noise: finite,
  smallest: finite,
  count: z.int().min(0),
  pairs: z.array(finite).max(1000),
});

const comparing = z.strictObject({
  way,
  pairs: z.int().min(0),
  roundMs: finite,
  loadSeconds: finite,
  stop: text,
});

const comparison = z.strictObject({
  subject,
  metric: z.enum(['p50', 'p95', 'p99', 'error-rate', 'delivered-rate']),
  unit: z.enum(['ms', 'ratio', 'per-second']),
  base: finite.nullable(),
  head: finite.nullable(),
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
  samples: z.strictObject({ base: z.int().min(0), head: z.int().min(0) }),
  role: roleShape.exactOptional(),
  evidence: evidence.exactOptional(),
});

const reason = z.strictObject({
  kind: z.enum([
    'regression',
    'threshold',
    'errors',
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
  reasons: z.array(reason),
  policy: policyShape,
  policyChange: text.exactOptional(),
  measuredBy: text.exactOptional(),
  source: sourceShape,
  head: side.nullable(),
  base: side.nullable(),
  comparisons: z.array(comparison),
  comparing: comparing.exactOptional(),
  thresholds: z.array(thresholdShape),
  findings: z.array(
    z.strictObject({ rule: text, title: text, evidence: z.array(text), impact: text, recommendation: text }),
  ),
  notes: z.array(text),
  refused: z.array(refusalShape),
  history: z.array(historyEntryShape),
});
