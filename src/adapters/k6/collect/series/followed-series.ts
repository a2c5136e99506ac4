import type { OwnKind } from '../../../../core/model/own-kind.ts';
import type { Phase } from '../../../../core/model/recording/series.ts';
import type { Group } from '../../../../core/series/group.ts';
import type { Sketch } from '../../../../core/series/sketch.ts';
import type { CheckSeries } from './check-series.ts';
import type { IterationSeries } from './iteration-times.ts';

export const PHASE_OF: Readonly<Record<string, Phase>> = {
  k6_http_req_blocked_seconds: 'blocked',
  k6_http_req_connecting_seconds: 'connecting',
  k6_http_req_tls_handshaking_seconds: 'tls',
  k6_http_req_sending_seconds: 'sending',
  k6_http_req_waiting_seconds: 'waiting',
  k6_http_req_receiving_seconds: 'receiving',
};

type DurationSeries = { readonly kind: 'durations'; readonly groups: readonly Group[]; seen: Sketch | null };

/** A metric of the script's own, or of k6's besides requests. */
export type OwnSeries = {
  readonly kind: 'own';
  readonly of: OwnKind;
  readonly groups: readonly Group[];
  /** of a Trend that holds time; other values are no times, and k6's summary has them */
  readonly durations: DurationSeries;
  /** of a Counter what it counted so far; of others the values */
  seen: number;
};

export type RequestSeries = {
  readonly kind: 'requests';
  readonly groups: readonly Group[];
  readonly status: number;
  readonly failure: { readonly status: number; readonly errorCode: number } | null;
  /** k6 counts them among neither the failed requests nor the others */
  readonly uncounted: boolean;
  readonly refused: boolean;
  readonly round: string | null;
  readonly endpoint: string;
  readonly call: { requests: number } | null;
  seen: number;
};

/** One of k6's series with what came of it so far, and the groups that it belongs to. */
export type FollowedSeries =
  | DurationSeries
  | RequestSeries
  | OwnSeries
  | CheckSeries
  /** gRPC calls: their durations, whose number is how many there were */
  | { readonly kind: 'calls'; readonly requests: RequestSeries; readonly durations: DurationSeries }
  | {
      readonly kind: 'phase';
      readonly phase: Phase;
      readonly groups: readonly Group[];
      latest: Uint8Array;
    }
  | IterationSeries
  /** iterations that ended or were dropped */
  | { readonly kind: 'offered'; seen: number; readonly dropped?: true; readonly round?: string | undefined }
  /** bytes that came to judged iterations */
  | { readonly kind: 'received'; seen: number }
  | { readonly kind: 'vus' }
  | { readonly kind: 'ignored' };
