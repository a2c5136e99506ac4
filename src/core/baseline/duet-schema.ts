import { z } from 'zod';
import type { Duet } from '../model/duet.ts';
import { LADDER } from '../model/percentiles.ts';
import { amount, count, named, text } from './fields.ts';
import { policyShape } from './policy-schema.ts';
import {
  checkShape,
  endpointShape,
  loadShape,
  seriesShape,
  sourceShape,
  thresholdShape,
  workloadShape,
} from './schema.ts';

const arm = z.enum(['base', 'head']);

const percentiles = z.strictObject({
  count: count.min(1),
  values: z.array(amount).length(LADDER.length),
  error: z.number().min(0).max(1).exactOptional(),
});

const roundValues = z.strictObject({
  requests: count,
  failed: count,
  failingSeconds: z.array(count).max(1000),
  percentiles: percentiles.nullable(),
});

const round = z.strictObject({
  startedAt: amount,
  iterations: count,
  droppedIterations: count,
  steal: z.number().min(0).max(1).nullable(),
  pressure: z.number().min(0).max(1).exactOptional(),
  subjects: named(roundValues),
});

export const duetShape: z.ZodType<Duet> = z.strictObject({
  base: z.strictObject({
    source: sourceShape,
    origin: text,
    workload: workloadShape,
    load: loadShape,
    overall: seriesShape,
    endpoints: z.array(endpointShape).max(1000),
    checks: z.array(checkShape).max(10_000),
    thresholds: z.array(thresholdShape).max(10_000).exactOptional(),
    policyChange: text.exactOptional(),
    policy: policyShape.exactOptional(),
  }),
  roundMs: z.number().min(1000).max(60_000),
  starts: count.min(1),
  setups: count,
  seed: count,
  pairs: z
    .array(
      z.strictObject({
        first: arm,
        ...{ base: round, head: round },
        start: count.min(1).exactOptional(),
        group: count.min(1).exactOptional(),
      }),
    )
    .max(1000),
  stop: z.enum(['regressed', 'settled', 'budget', 'cancelled']),
  mostPairs: count.min(1),
  k6Cpu: amount.exactOptional(),
  vusExhausted: z.strictObject({ base: z.boolean(), head: z.boolean() }).exactOptional(),
});
