import type { Comparison, Way } from '../judgement/comparison.ts';
import type { Direction, MetricId } from '../metric.ts';
import type { Policy } from '../policy.ts';
import type { HeldLevel } from '../recording/duet.ts';
import type { Paired } from './load-fact.ts';

/** Shares of requests that failed, 0…1. */
export type FailedShares = { readonly base: number; readonly head: number };

/** Slices in which the machine had no room for both arms. */
export type Fullness = {
  /** its CPUs were in use */
  readonly full: number;
  /** they were not, and a CPU limit held the applications back; absent: in none */
  readonly heldBack?: number;
  /** nobody knows; absent: of none */
  readonly unknown?: number;
  readonly of: number;
};

/** Slices of one level: too few of them can be used, since the load was not delivered or the machine's host took CPU time. */
export type LostLevel = {
  readonly usable: number;
  readonly of: number;
  readonly why: 'undelivered' | 'stolen';
};

/** Why a comparison says nothing of its metric. Counts are of requests or of pairs of rounds. */
export type Unjudged =
  /** no round holds values of it */
  | (Paired & { readonly kind: 'no-values' })
  /** no pair of rounds holds requests of both arms */
  | (Paired & { readonly kind: 'no-shared-round' })
  | (Paired & {
      readonly kind: 'few-per-round';
      readonly metric: MetricId;
      readonly had: number;
      readonly takes: number;
      /** so many pairs would do as well, joined; null: they would not */
      readonly orPairs: number | null;
    })
  | (Paired & { readonly kind: 'few-pairs'; readonly had: number; readonly takes: number })
  | { readonly kind: 'few-requests' | 'few-starts'; readonly had: number; readonly takes: number }
  /** base fails by so much more than head that its latencies are of another kind */
  | { readonly kind: 'mended'; readonly failed: FailedShares }
  | ({ readonly kind: 'no-room' } & Fullness)
  | ({ readonly kind: 'lost-level' } & LostLevel);

/** Separate events behind the failures of each side; `runs`: of so many earlier runs together, absent: of the rounds. */
export type Episodes = { readonly base: number; readonly head: number; readonly runs?: number };

/** A comparison as it was found: what its sentence is made of. */
export type Compared = Omit<Comparison, 'text'> & {
  readonly way: Way;
  /** absent: of what one side alone has */
  readonly limits?: Pick<Policy, 'warn' | 'fail'> & {
    /** null: not known, so that nothing of it is worse */
    readonly better: Direction | null;
  };
  /** its class before it was accepted; absent: it was not */
  readonly was?: 'significant' | 'critical';
  /** absent: it was judged */
  readonly unjudged?: Unjudged;
  /** side by side: the level whose slices it is of, none: on the way between two; absent: of all of them */
  readonly at?: readonly HeldLevel[];
  /** how failures were counted; absent: it is no error rate, or no episodes are known */
  readonly episodes?: Episodes;
  /** earlier runs that base's figure is of together, where neither evidence nor episodes say it; absent: one */
  readonly runs?: number;
  /** of what head has nothing of: its requests may hang there, of which nothing tells; absent: none does, or it is not known */
  readonly mayHang?: true;
};
