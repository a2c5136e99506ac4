import type { MetricId, Subject, Unit } from '../metric.ts';
import type { Role } from '../role.ts';
import type { ComparisonClass } from './comparison-class.ts';

export const ACTIONS = ['monitor', 'investigate', 'review recent changes'] as const;

export type Action = (typeof ACTIONS)[number];

const ACTION_OF: { readonly [C in ComparisonClass]?: Action } = {
  critical: 'review recent changes',
  significant: 'investigate',
  slower: 'monitor',
};

/** What a reader does about a comparison; null: nothing. */
export const actionOf = (found: ComparisonClass): Action | null => ACTION_OF[found] ?? null;

/** Base driven beside head, or earlier runs. */
export const WAYS = ['duet', 'stored'] as const;

export type Way = (typeof WAYS)[number];

/** How sure a comparison is. Changes are relative and worse is positive: 0.2 is 20 % worse. */
export type Evidence = {
  readonly way: Way;
  /** the interval that holds the true worsening (`worse`, and not `change`) with 95 % confidence */
  readonly low: number;
  readonly high: number;
  /** standard deviation of one pair of rounds (duet) or of one run (stored) */
  readonly noise: number;
  /** the smallest worsening that this run would have called one, four times out of five */
  readonly smallest: number;
  /** pairs of rounds (duet) or earlier runs (stored) that were compared with */
  readonly count: number;
  /** duet: worsening of each pair, in the order of the run; stored: empty */
  readonly pairs: readonly number[];
};

/** One metric of one subject, base against head. */
export type Comparison = {
  readonly subject: Subject;
  readonly metric: MetricId;
  readonly unit: Unit;
  readonly base: number | null;
  readonly head: number | null;
  /** head / base − 1; null where base is 0 or a side is absent */
  readonly change: number | null;
  /** positive: worse, in the metric's own direction, e.g. 0.38; null as above */
  readonly worse: number | null;
  readonly class: ComparisonClass;
  readonly action: Action | null;
  /** one sentence with the numbers: "p95 of GET /orders +38 % (182 → 251 ms, limit +20 %)" */
  readonly text: string;
  /** number of requests behind each side */
  readonly samples: { readonly base: number; readonly head: number };
  readonly role?: Role;
  /** absent: one side only, or too little to say */
  readonly evidence?: Evidence;
  /** duet: pairs of rounds after which the level of both sides moved, so that nothing is said; absent: it did not */
  readonly movedAfter?: number;
  /** a latency that is not judged, since base failed many requests that head does not; absent: it is not that */
  readonly mended?: true;
};
