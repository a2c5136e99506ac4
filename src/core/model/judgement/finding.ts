import type { Category, CauseConfidence, CauseFact, CauseSeverity } from '../evidence/cause.ts';
import type { FilePlace } from '../evidence/change.ts';

/** How much work a fix is, as a rule: a table by what is worked on. */
export type Effort = {
  /** "an index", "a statement" */
  readonly work: string;
  readonly days: number;
};

/** What can be pasted. */
export type Snippet = {
  readonly language: 'sql' | 'js' | 'yaml' | 'text';
  readonly text: string;
};

/** A likely cause with its evidence and what to do, in sentences. Texts of others in it are not escaped. */
export type Finding = {
  /** id of the rule that found it */
  readonly rule: string;
  /** a heading: "N+1 statements in GET /orders" */
  readonly title: string;
  readonly category: Category;
  readonly severity: CauseSeverity;
  readonly confidence: CauseConfidence;
  /** `METHOD name`, worst first; empty: all requests */
  readonly endpoints: readonly string[];
  /** it is in head and not in base */
  readonly isNew: boolean;
  /** the same in a sentence is `text` */
  readonly impact: Pick<
    CauseFact,
    'msPerRequest' | 'overlapMs' | 'shareOfSlowdown' | 'shares' | 'shareOfRequests'
  > & {
    readonly text: string;
  };
  /** root cause in one clause, with numbers of both sides: it can stand behind "Why:" */
  readonly cause: string;
  /** where in head's source it stands; absent: not known */
  readonly place?: FilePlace;
  /** a line each, with numbers of base and head */
  readonly evidence: readonly string[];
  readonly recommendation: {
    /** what to do, a sentence short enough for a comment */
    readonly text: string;
    /** absent: there is nothing to paste */
    readonly code?: Snippet;
    /** where it is explained */
    readonly source: { readonly title: string; readonly url: string };
  };
  /** what a fix gives back; null: nothing to compute it from */
  readonly expected:
    | (NonNullable<CauseFact['saving']> & {
        /** the range and how it was estimated, sentences */
        readonly text: string;
      })
    | null;
  readonly effort: Effort;
};
