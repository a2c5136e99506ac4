import { z } from 'zod';
import { HISTORY_SCHEMA, HISTORY_VERSION, type History, type HistoryEntry } from '../../model/baseline.ts';
import type { Refusal } from '../../model/judgement/refusal.ts';
import { METRIC_IDS } from '../../model/metric.ts';
import { amount, byMetric, count, exactly, named, open, text } from './fields.ts';
import { generatorShape } from './run-schema.ts';

const mark = { subject: text, metric: z.enum(METRIC_IDS) };
const marks = z.array(open(mark)).max(10_000);
const regressedMarks = z.array(open({ ...mark, unsettled: count.exactOptional() })).max(10_000);
const entry = open({ upTo: amount, expires: text, reason: text });
const acceptedMarks = z.array(open({ ...mark, entry: entry.exactOptional() })).max(10_000);

const errorCounts = open({
  requests: count,
  failed: count,
  episodes: count,
  bucketMs: count.min(1),
});

export const historyEntryShape: z.ZodType<HistoryEntry> = exactly<HistoryEntry>()(
  open({
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
    generator: generatorShape,
    calibration: amount.nullable(),
    values: named(byMetric(amount)),
    accepted: acceptedMarks.exactOptional(),
    improved: marks.exactOptional(),
    regressed: regressedMarks.exactOptional(),
    errors: named(errorCounts).exactOptional(),
  }),
);

export const historyShape: z.ZodType<History> = exactly<History>()(
  open({
    schema: z.literal(HISTORY_SCHEMA),
    schemaVersion: z.literal(HISTORY_VERSION),
    minReader: text.exactOptional(),
    gate: text,
    entries: z.array(historyEntryShape).max(50),
  }),
);

export const refusalShape: z.ZodType<Refusal> = exactly<Refusal>()(
  open({
    origin: text,
    reason: text,
    unread: z.literal(true).exactOptional(),
  }),
);
