import type { FilePlace } from './change.ts';

/** What a slow-down comes from. */
export const CATEGORIES = ['database', 'code', 'resource', 'network', 'runner'] as const;
export type Category = (typeof CATEGORIES)[number];

export const CAUSE_SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type CauseSeverity = (typeof CAUSE_SEVERITIES)[number];

export const CONFIDENCES = ['certain', 'likely', 'possible'] as const;
/** certain: counted, every reading alike; likely: measured beyond its noise; possible: it fits, and others may too */
export type CauseConfidence = (typeof CONFIDENCES)[number];

/** A number of both sides, as evidence: what it is of stands in the rule's words. */
export type Shown = { readonly base: number | null; readonly head: number | null };

/** A likely cause as it was found: facts with references, no sentences. */
export type CauseFact = {
  /** id of the rule */
  readonly rule: string;
  readonly category: Category;
  readonly severity: CauseSeverity;
  readonly confidence: CauseConfidence;
  /** it is in head and not in base; false: it was there before */
  readonly isNew: boolean;
  /** `METHOD name`, worst first; empty: all requests */
  readonly endpoints: readonly string[];
  /** ms that it adds to one request of the first endpoint (or of all); null: not known */
  readonly msPerRequest: number | null;
  /** of `msPerRequest`, what causes told before this one have already, ms; absent: nothing */
  readonly overlapMs?: number;
  /**
   * of the slow-down that was measured, 0…1, without `overlapMs`, so that those of one endpoint come to 1 at most; null:
   * nothing got slower, or not known
   */
  readonly shareOfSlowdown: number | null;
  /**
   * of the slow-down of each of `endpoints`, 0…1, with what other causes have of it too; null: it did not get slower, or not
   * known; absent: there is one, or it is known of the first alone
   */
  readonly shares?: readonly (number | null)[];
  /** of all requests, those of `endpoints`, 0…1; null: not known */
  readonly shareOfRequests: number | null;
  /** what a fix is expected to give back of one request of the first endpoint, and how long that takes in all, ms */
  readonly saving: {
    readonly lowMs: number;
    readonly highMs: number;
    readonly ofMs: number | null;
  } | null;
  /** what the rule's words need, by the rule's own names: numbers of base and head, and texts */
  readonly numbers: { readonly [name: string]: Shown };
  readonly texts: { readonly [name: string]: string };
  /** where in head's source it stands; absent: not known */
  readonly place?: FilePlace;
};
