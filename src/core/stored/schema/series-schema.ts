import { z } from 'zod';
import type { EncodedHistogram, Timeline } from '../../model/recording/histogram.ts';
import {
  type Endpoint,
  type Failure,
  PRECISIONS,
  type ScenarioSeries,
  type Series,
} from '../../model/recording/series.ts';
import type { MetricTotals } from '../../model/recording/trend.ts';
import { amount, count, exactly, finite, open, text } from './fields.ts';

const trend = open({
  count: count.min(1),
  min: amount,
  avg: amount,
  p50: amount,
  p90: amount,
  p95: amount,
  p99: amount,
  max: amount,
});

const rawTrend = open({
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

export const metricShape: z.ZodType<MetricTotals> = exactly<MetricTotals>()(
  z.discriminatedUnion('kind', [
    open({ kind: z.literal('counter'), count: finite, rate: finite }),
    open({ kind: z.literal('gauge'), value: finite, min: finite, max: finite }),
    open({ kind: z.literal('rate'), trues: count, falses: count, value: z.number().min(0).max(1) }),
    rawTrend,
  ]),
);

export const histogramShape: z.ZodType<EncodedHistogram> = exactly<EncodedHistogram>()(
  open({
    schema: z.int().min(-4).max(8),
    unit: z.literal('s'),
    zeros: count,
    count,
    sum: amount,
    relativeError: amount,
    buckets: z.array(z.int()).max(20_000),
  }),
);

export const timelineShape: z.ZodType<Timeline> = exactly<Timeline>()(
  open({
    startedAt: amount,
    bucketMs: count.min(1),
    requests: z.array(count).max(10_000),
    failed: z.array(count).max(10_000),
    p50: z.array(amount.nullable()).max(10_000),
    p95: z.array(amount.nullable()).max(10_000),
    p99: z.array(amount.nullable()).max(10_000).exactOptional(),
  }),
);

const phase = open({ mean: amount, p95: amount });

export const failureShape: z.ZodType<Failure> = exactly<Failure>()(
  open({ status: count, errorCode: count, count }),
);

const seriesFields = {
  requests: count,
  rate: amount,
  failed: count,
  trues: count.exactOptional(),
  duration: trend.nullable(),
  precision: z.enum(PRECISIONS),
  phases: open({
    blocked: phase.exactOptional(),
    connecting: phase.exactOptional(),
    tls: phase.exactOptional(),
    sending: phase.exactOptional(),
    waiting: phase.exactOptional(),
    receiving: phase.exactOptional(),
  }),
  failures: z.array(failureShape).max(1000),
  statuses: z
    .array(open({ status: count, count }))
    .max(1000)
    .exactOptional(),
  histogram: histogramShape.nullable(),
  timeline: timelineShape.nullable(),
};

export const seriesShape: z.ZodType<Series> = exactly<Series>()(open(seriesFields));
export const endpointShape: z.ZodType<Endpoint> = exactly<Endpoint>()(
  open({
    ...seriesFields,
    name: text,
    method: text,
  }),
);
export const scenarioShape: z.ZodType<ScenarioSeries> = exactly<ScenarioSeries>()(
  open({ ...seriesFields, scenario: text }),
);
