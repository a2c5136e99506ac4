import type { Arm } from '../recording/window.ts';

/** What a run takes time for. */
export type Step =
  | 'k6'
  | 'script'
  | 'base'
  | 'checkout'
  | 'build'
  | 'start'
  | 'reset'
  | 'stop'
  | 'try'
  | 'warm-up'
  | 'rounds'
  | 'side-by-side'
  | 'turns'
  | 'alone'
  | 'look'
  | 'pages'
  | 'profile'
  | 'baseline'
  | 'store'
  | 'publish';

/** Something that is under way. `arm`: the side that it is about; null: both, or neither. */
export type Task = { readonly step: Step; readonly arm: Arm | null };

/** What a duet is made of, as it is counted. */
export type Counted = {
  readonly of: 'round' | 'slice' | 'run';
  /** pairs that are over */
  readonly over: number;
  /** pairs that there may be at most */
  readonly most: number;
  /** how often it was asked whether the answer is clear, which it was not yet */
  readonly looks: number;
};

/** A stretch of judged load. */
export type Stretch = {
  /** how long it takes, ms; null: the iterations decide */
  readonly lengthMs: number | null;
  /** pairs that were over when it began; half of one where one of its two runs was */
  readonly from: number;
  /** pairs that it holds; 0: it has none that are counted by time */
  readonly pairs: number;
};

/** What the last second of load on one side was like. */
export type Seen = {
  readonly arm: Arm;
  readonly requestsPerSecond: number;
  /** null: nothing was answered */
  readonly p95Ms: number | null;
  /** share of the requests, 0 … 1 */
  readonly failed: number;
};

/** What happens in a run while it happens: plain values, each complete by itself. */
export type ProgressFact =
  | ({ readonly kind: 'began' } & Task)
  | ({ readonly kind: 'ended' } & Task)
  /** begins now */
  | ({ readonly kind: 'load' } & Stretch)
  | ({ readonly kind: 'pairs' } & Counted)
  | ({ readonly kind: 'seen' } & Seen);
