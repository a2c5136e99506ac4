import { z } from 'zod';
import type { LoadTest } from '../../model/judgement/load-test.ts';
import { amount, count, exactly, finite, open, text } from './fields.ts';
import { failureShape } from './series-schema.ts';

/** Endpoints of one run. */
const MOST = 10_000;

const requests = {
  requests: count,
  failed: count,
  rate: amount,
  latency: open({
    p50: amount.exactOptional(),
    p90: amount.exactOptional(),
    p95: amount.exactOptional(),
    p99: amount.exactOptional(),
    avg: amount.exactOptional(),
  }),
  failures: z.array(failureShape).max(1000),
};

const delivered = open({
  iterations: count,
  dropped: count,
  wanted: open({ iterations: amount, perSecond: amount }).nullable(),
  exhausted: z.boolean(),
});

const sides = { head: open(requests), base: open(requests).exactOptional() };

export const loadTestShape: z.ZodType<LoadTest> = exactly<LoadTest>()(
  open({
    asked: open({ rate: amount.nullable(), users: open({ most: amount, seen: finite }).nullable() }),
    load: open({ head: delivered, base: delivered.exactOptional() }),
    all: open(sides),
    endpoints: z.array(open({ ...sides, name: text, method: text })).max(MOST),
  }),
);
