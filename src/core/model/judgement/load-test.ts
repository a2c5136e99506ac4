import type { ArmDelivery } from '../decision/load-fact.ts';
import type { Failure } from '../recording/series.ts';
import type { Statistic } from '../targets/target.ts';

/** What one side showed of some requests over its whole judged load, read as targets read it. */
export type MeasuredRequests = {
  readonly requests: number;
  readonly failed: number;
  /** requests per second */
  readonly rate: number;
  /** response times, ms; absent: too few requests for it */
  readonly latency: { readonly [S in Statistic]?: number };
  /** the commonest kinds */
  readonly failures: readonly Failure[];
};

/** base: driven beside head, or the stored run; absent: there is none, or it does not have it. */
export type OnSides<T> = { readonly head: T; readonly base?: T };

export type TestedEndpoint = OnSides<MeasuredRequests> & { readonly name: string; readonly method: string };

/** Virtual users at once. */
export type AskedUsers = {
  readonly most: number;
  /** as many as are asked for all the time between two readings of the load generator, which sees no more for certain */
  readonly seen: number;
};

/**
 * Head by itself, as a load test shows it: what was asked, what was delivered, and what each endpoint did. It decides
 * nothing: an average rests on few slow requests, and has no value of each round by which it could be compared.
 */
export type LoadTest = {
  /** iterations per second, over the run; users at once. null: none were asked for */
  readonly asked: { readonly rate: number | null; readonly users: AskedUsers | null };
  readonly load: OnSides<ArmDelivery>;
  readonly all: OnSides<MeasuredRequests>;
  readonly endpoints: readonly TestedEndpoint[];
};
