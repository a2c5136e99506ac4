import { z } from 'zod';
import { REASON_KINDS } from '../../model/decision/reason-fact.ts';
import { ACTIONS, WAYS } from '../../model/judgement/comparison.ts';
import { CLASSES } from '../../model/judgement/comparison-class.ts';
import {
  JUDGEMENT_SCHEMA,
  JUDGEMENT_VERSION,
  type Judgement,
  type Side,
} from '../../model/judgement/judgement.ts';
import { SEVERITIES } from '../../model/judgement/reason.ts';
import { STEPS } from '../../model/judgement/step.ts';
import { VERDICTS } from '../../model/judgement/verdict.ts';
import { METRIC_IDS, UNITS } from '../../model/metric.ts';
import { TARGET_STATES } from '../../model/targets/judged-target.ts';
import { amount, count, exactly, finite, open, text } from './fields.ts';
import { databaseUseShape, findingShape } from './finding-schema.ts';
import { historyEntryShape, refusalShape } from './history-schema.ts';
import { loadTestShape } from './load-test-schema.ts';
import { policyShape, roleShape } from './policy-schema.ts';
import {
  checkShape,
  environmentShape,
  generatorShape,
  judgedThresholdShape,
  loadShape,
  sourceShape,
  workloadShape,
} from './run-schema.ts';
import { timelineShape } from './series-schema.ts';
import { watchCountShape } from './watch-schema.ts';
import { plateauShape } from './window-schema.ts';

/** Lines and rows of one kind in a report. */
const MOST = 10_000;

const side: z.ZodType<Side> = exactly<Side>()(
  open({
    source: sourceShape,
    createdAt: z.iso.datetime(),
    environment: environmentShape,
    generator: generatorShape,
    workload: workloadShape,
    load: loadShape,
    checks: z.array(checkShape).max(MOST),
    timeline: timelineShape.nullable(),
    origin: text.nullable(),
    distance: count.nullable(),
  }),
);

const subject = z.discriminatedUnion('kind', [
  open({ kind: z.literal('overall') }),
  open({ kind: z.literal('endpoint'), name: text, method: text }),
]);

const way = z.enum(WAYS);

const evidence = open({
  way,
  low: finite,
  high: finite,
  noise: amount,
  smallest: finite,
  count,
  pairs: z.array(finite).max(1000),
});

const comparing = open({
  way,
  pairs: count,
  roundMs: amount,
  loadSeconds: amount,
  stop: text,
  plateau: plateauShape.exactOptional(),
  sideBySide: z.literal(true).exactOptional(),
  inTurns: z.literal(true).exactOptional(),
});

const comparison = open({
  subject,
  metric: z.enum(METRIC_IDS),
  unit: z.enum(UNITS),
  base: amount.nullable(),
  head: amount.nullable(),
  change: finite.nullable(),
  worse: finite.nullable(),
  class: z.enum(CLASSES),
  action: z.enum(ACTIONS).nullable(),
  text,
  samples: open({ base: count, head: count }),
  role: roleShape.exactOptional(),
  evidence: evidence.exactOptional(),
  movedAfter: count.exactOptional(),
  mended: z.literal(true).exactOptional(),
});

const reference = z.discriminatedUnion('kind', [
  open({ kind: z.enum(['comparison', 'threshold', 'target', 'answer']), index: count }),
  open({ kind: z.literal('command'), step: z.enum(STEPS) }),
]);

const reason = open({
  kind: z.enum(REASON_KINDS),
  severity: z.enum(SEVERITIES),
  text,
  short: text.exactOptional(),
  why: text.exactOptional(),
  fix: text.exactOptional(),
  of: reference.exactOptional(),
});

const figure = open({ subject, metric: z.enum(METRIC_IDS), unit: z.enum(UNITS), value: amount });

const target = open({
  text,
  state: z.enum(TARGET_STATES),
  role: roleShape,
  unit: z.enum(UNITS),
  measured: open({ value: finite, low: finite, high: finite }).nullable(),
  isEstimated: z.literal(true).exactOptional(),
  base: finite.exactOptional(),
  why: text.exactOptional(),
});

export const judgementShape: z.ZodType<Judgement> = exactly<Judgement>()(
  open({
    schema: z.literal(JUDGEMENT_SCHEMA),
    schemaVersion: z.literal(JUDGEMENT_VERSION),
    minReader: text.exactOptional(),
    tool: text,
    gate: text,
    createdAt: z.iso.datetime(),
    verdict: z.enum(VERDICTS),
    reason: text,
    reasons: z.array(reason).max(MOST),
    policy: policyShape,
    policyChange: text.exactOptional(),
    judgedByBase: z.literal(true).exactOptional(),
    measuredBy: text.exactOptional(),
    quickLook: z.literal(true).exactOptional(),
    waived: z.literal(true).exactOptional(),
    watched: watchCountShape.exactOptional(),
    source: sourceShape,
    head: side.nullable(),
    base: side.nullable(),
    comparisons: z.array(comparison).max(MOST),
    figures: z.array(figure).max(MOST).exactOptional(),
    comparing: comparing.exactOptional(),
    thresholds: z.array(judgedThresholdShape).max(MOST),
    targets: z.array(target).max(MOST).exactOptional(),
    answers: z.array(text).max(MOST).exactOptional(),
    loadTest: loadTestShape.exactOptional(),
    findings: z.array(findingShape).max(MOST),
    database: databaseUseShape.exactOptional(),
    notes: z.array(text).max(MOST),
    refused: z.array(refusalShape).max(MOST),
    history: z.array(historyEntryShape).max(MOST),
  }),
);
