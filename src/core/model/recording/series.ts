import type { EncodedHistogram, Timeline } from './histogram.ts';
import type { Trend } from './trend.ts';

export const PHASES = ['blocked', 'connecting', 'tls', 'sending', 'waiting', 'receiving'] as const;

export type Phase = (typeof PHASES)[number];

/** Time spent in one phase of a request. The mean is exact; p95 is read from a histogram. Milliseconds. */
export type PhaseTiming = { readonly mean: number; readonly p95: number };

/** Failed requests of one kind. `status` 0 means that no response arrived, 1 to 16 are gRPC's; `errorCode` is k6's own. */
export type Failure = {
  readonly status: number;
  readonly errorCode: number;
  readonly count: number;
};

/** Requests that were answered with one status; 0: no response arrived, or gRPC's OK. */
export type StatusCount = { readonly status: number; readonly count: number };

/** `exact`: k6's own percentiles; `histogram`: read from buckets, within `histogram.relativeError` */
export const PRECISIONS = ['exact', 'histogram'] as const;

export type Precision = (typeof PRECISIONS)[number];

/** What was measured for one group of requests: all of them, one scenario's, or one endpoint's. */
export type Series = {
  /** of a Trend or a Rate its values; of a Counter what it counted */
  readonly requests: number;
  /** requests per second over the judged time */
  readonly rate: number;
  readonly failed: number;
  /** of a Rate: values that were true; absent: it is none */
  readonly trues?: number;
  /** http_req_duration or grpc_req_duration, or a Trend of the script's own; null: no request, or no Trend */
  readonly duration: Trend | null;
  readonly precision: Precision;
  readonly phases: { readonly [P in Phase]?: PhaseTiming };
  readonly failures: readonly Failure[];
  /** all requests by their status, expected ones too; absent: not recorded */
  readonly statuses?: readonly StatusCount[];
  readonly histogram: EncodedHistogram | null;
  readonly timeline: Timeline | null;
};

/** What stands for all names beyond the load generator's cap; they have no method. */
export const OTHER_NAMES = '(other)';

/** The requests that share a `name` tag and a method. */
export type Endpoint = Series & { readonly name: string; readonly method: string };

export type ScenarioSeries = Series & { readonly scenario: string };
