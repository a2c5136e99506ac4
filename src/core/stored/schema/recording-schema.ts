import { z } from 'zod';
import type { ProcessEvidence } from '../../model/evidence/process.ts';
import {
  type ArmRecord,
  RECORDING_SCHEMA,
  RECORDING_VERSION,
  type Recording,
  type Renewal,
} from '../../model/recording/recording.ts';
import { changeShape } from './change-schema.ts';
import { databaseShape } from './evidence-schema.ts';
import { amount, count, exactly, named, open, text } from './fields.ts';
import { refusalShape } from './history-schema.ts';
import { pagesShape } from './page-schema.ts';
import { policyShape } from './policy-schema.ts';
import { profiledShape } from './profile-schema.ts';
import {
  checkShape,
  environmentShape,
  generatorShape,
  loadShape,
  sourceShape,
  thresholdShape,
  workloadShape,
} from './run-schema.ts';
import { endpointShape, metricShape, scenarioShape, seriesShape } from './series-schema.ts';
import { duetShape, windowShape } from './window-schema.ts';

const validity = z.discriminatedUnion('valid', [
  open({ valid: z.literal(true) }),
  open({ valid: z.literal(false), reasons: z.array(text).min(1).max(1000) }),
]);

const renewal: z.ZodType<Renewal> = exactly<Renewal>()(
  open({
    runId: count.min(1),
    attempt: count.min(1),
    sha: text,
  }),
);

/** Starts of an arm in one run. */
const MOST_STARTS = 1000;

const processesShape: z.ZodType<ProcessEvidence> = exactly<ProcessEvidence>()(
  open({
    readyMs: z.array(amount).max(MOST_STARTS),
    memory: z.array(open({ before: amount, middle: amount.exactOptional(), after: amount })).max(MOST_STARTS),
    requests: z.array(count.nullable()).max(MOST_STARTS),
    mostHandles: count.nullable(),
    threads: count.nullable(),
  }),
);

const arm: z.ZodType<ArmRecord> = exactly<ArmRecord>()(
  open({
    source: sourceShape,
    origin: text.nullable(),
    workload: workloadShape,
    load: loadShape,
    overall: seriesShape,
    endpoints: z.array(endpointShape).max(1000),
    scenarios: z.array(scenarioShape).max(1000),
    checks: z.array(checkShape).max(10_000),
    thresholds: z.array(thresholdShape).max(10_000).exactOptional(),
    database: databaseShape.exactOptional(),
    processes: processesShape.exactOptional(),
    profiled: profiledShape.exactOptional(),
    pages: pagesShape.exactOptional(),
  }),
);

export const recordingShape: z.ZodType<Recording> = exactly<Recording>()(
  open({
    schema: z.literal(RECORDING_SCHEMA),
    schemaVersion: z.literal(RECORDING_VERSION),
    minReader: text.exactOptional(),
    tool: text,
    gate: text,
    createdAt: z.iso.datetime(),
    environment: environmentShape,
    generator: generatorShape,
    arms: open({ head: arm, base: arm.exactOptional() }),
    windows: z.array(windowShape).max(2000),
    metrics: named(metricShape),
    validity,
    notes: z.array(text).max(1000),
    rules: open({ change: text.exactOptional(), policy: policyShape.exactOptional() }).exactOptional(),
    refused: z.array(refusalShape).max(1000).exactOptional(),
    duet: duetShape.exactOptional(),
    change: changeShape.exactOptional(),
    quickLook: z.literal(true).exactOptional(),
    renewedBy: renewal.exactOptional(),
  }),
);
