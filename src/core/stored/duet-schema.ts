import { z } from 'zod';
import { ARMS, type Duet, STOPS } from '../model/duet.ts';
import { LADDER } from '../model/percentiles.ts';
import { amount, count, exactly, named, open, text } from './fields.ts';
import { policyShape } from './policy-schema.ts';
import { checkShape, loadShape, sourceShape, thresholdShape, workloadShape } from './run-schema.ts';
import { endpointShape, seriesShape } from './series-schema.ts';

const arm = z.enum(ARMS);

const percentiles = open({
  count: count.min(1),
  values: z.array(amount).length(LADDER.length),
  error: z.number().min(0).max(1).exactOptional(),
});

const roundValues = open({
  requests: count,
  failed: count,
  failingSeconds: z.array(count).max(1000),
  percentiles: percentiles.nullable(),
});

const round = open({
  startedAt: amount,
  iterations: count,
  droppedIterations: count,
  steal: z.number().min(0).max(1).nullable(),
  pressure: z.number().min(0).max(1).exactOptional(),
  subjects: named(roundValues),
});

export const duetShape: z.ZodType<Duet> = exactly<Duet>()(
  open({
    base: open({
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
        open({
          first: arm,
          ...{ base: round, head: round },
          start: count.min(1).exactOptional(),
          group: count.min(1).exactOptional(),
        }),
      )
      .max(1000),
    stop: z.enum(STOPS),
    mostPairs: count.min(1),
    k6Cpu: amount.exactOptional(),
    vusExhausted: open({ base: z.boolean(), head: z.boolean() }).exactOptional(),
  }),
);
