import { z } from 'zod';
import type { JudgedThreshold } from '../../model/judgement/judged-threshold.ts';
import type { Environment, Source } from '../../model/recording/environment.ts';
import type { Generator } from '../../model/recording/generator.ts';
import { type Load, OUTCOMES } from '../../model/recording/load.ts';
import { STAGE_KINDS, STAGE_UNITS } from '../../model/recording/stage.ts';
import type { Check, ThresholdResult, Workload } from '../../model/recording/workload.ts';
import { amount, count, exactly, finite, open, text } from './fields.ts';
import { begunShape, userTimeShape } from './window-schema.ts';

export const sourceShape: z.ZodType<Source> = exactly<Source>()(
  open({
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
  }),
);

export const environmentShape: z.ZodType<Environment> = exactly<Environment>()(
  open({
    os: text,
    arch: text,
    cpuModel: text.nullable(),
    vcpus: amount.nullable(),
    memoryBytes: amount.nullable(),
    memoryLimitBytes: amount.exactOptional(),
    link: open({ name: text, bytesPerSecond: amount.nullable() }).exactOptional(),
    runner: text.nullable(),
    image: text.nullable(),
    hosted: z.literal(true).exactOptional(),
    node: text,
    calibration: amount.nullable(),
  }),
);

export const generatorShape: z.ZodType<Generator> = exactly<Generator>()(
  open({ name: text, version: text, cpu: amount.exactOptional() }),
);

const stage = open({
  scenario: text,
  kind: z.enum(STAGE_KINDS),
  startMs: amount,
  durationMs: amount.nullable(),
  from: amount,
  to: amount,
  unit: z.enum(STAGE_UNITS),
});

export const workloadShape: z.ZodType<Workload> = exactly<Workload>()(
  open({
    script: text,
    scriptHash: text,
    profileHash: text,
    profile: text,
    stages: z.array(stage).max(1000).exactOptional(),
    environment: text,
    targetRate: amount.nullable(),
    requestsPerIteration: amount.nullable(),
    names: open({
      rules: count,
      patterns: z.array(text).max(1000),
      learned: z.array(text).max(1000),
    }).exactOptional(),
  }),
);

const exceptions = open({ iterations: count.min(1), firstLine: text });
const scenarioLoad = open({ scenario: text, iterations: count, exceptions: exceptions.exactOptional() });

export const loadShape: z.ZodType<Load> = exactly<Load>()(
  open({
    startedAt: amount,
    durationMs: amount,
    iterations: count,
    droppedIterations: count,
    iterationRate: amount,
    maxVus: amount,
    receivedBytes: amount.exactOptional(),
    exitCode: z.int().nullable(),
    outcome: z.enum(OUTCOMES),
    exceptions: exceptions.exactOptional(),
    scenarios: z.array(scenarioLoad).max(1000).exactOptional(),
    userTime: userTimeShape.exactOptional(),
    begun: begunShape.exactOptional(),
  }),
);

const MOST_WINDOWS = 10_000;
const share = z.number().min(0).max(1);

export const checkShape: z.ZodType<Check> = exactly<Check>()(
  open({
    ...{ name: text, passes: count, fails: count },
    windows: z
      .array(open({ window: count, failed: share }))
      .max(MOST_WINDOWS)
      .exactOptional(),
  }),
);

const thresholdFields = {
  metric: text,
  expression: text,
  crossed: z.boolean(),
  value: finite.nullable(),
};

export const thresholdShape: z.ZodType<ThresholdResult> = exactly<ThresholdResult>()(open(thresholdFields));

export const judgedThresholdShape: z.ZodType<JudgedThreshold> = exactly<JudgedThreshold>()(
  open({
    ...thresholdFields,
    base: open({ value: thresholdFields.value, crossed: thresholdFields.crossed }).exactOptional(),
  }),
);
