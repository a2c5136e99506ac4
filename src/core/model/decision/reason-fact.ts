import type { Way } from '../judgement/comparison.ts';
import type { JudgedThreshold } from '../judgement/judged-threshold.ts';
import type { Step } from '../judgement/step.ts';
import type { FoundTarget } from '../targets/found-target.ts';
import type { AnswerFact, FailedOf } from './answer-fact.ts';
import type { Compared } from './compared.ts';
import type { Bears, Overloaded, Paired, Unended } from './load-fact.ts';
import type { Refused, Remedy } from './refused.ts';

export const REASON_KINDS = [
  'regression',
  /** a limit of the user's that holds whatever base does */
  'target',
  'threshold',
  'errors',
  /** head answers otherwise than base: checks fail, other status codes, exceptions */
  'answers',
  'missing',
  'head-broken',
  'invalid',
  'no-baseline',
  /** something is or may be stored, and could not be read */
  'unread',
  'incomparable',
  'inconclusive',
  'unchanged',
  'not-affected',
] as const;

export type ReasonKind = (typeof REASON_KINDS)[number];

/** What a change was measured against: base, or so many runs. `sha`: of the nearest; empty: not known. */
export type Against = { readonly way: Way; readonly runs: number; readonly sha: string };

/** What it would take for a duet's answer; `near`, `split` and null as of `morePairs`. */
export type Settling = {
  readonly pairs: number | 'near' | 'split' | null;
  /** slices of the whole load, which no setting makes more of; absent: rounds */
  readonly slices?: number;
  /** pairs of whole runs, of which `compare.whole-limit` has no more; absent: rounds or slices */
  readonly runs?: number;
  /** of judged load on both arms, and what one pair takes */
  readonly loadSeconds: number;
  readonly pairSeconds: number;
  readonly bears: Bears;
};

/** Why nothing can be concluded. */
export type Open =
  /** the level of both sides moved after so many pairs */
  | (Paired & { readonly kind: 'moved'; readonly comparison: Compared; readonly afterPairs: number })
  | { readonly kind: 'duet'; readonly comparison: Compared; readonly settling: Settling }
  | {
      readonly kind: 'runs';
      readonly comparison: Compared;
      /** earlier runs that would settle it beside those that there are; null: no number would */
      readonly more: number | null;
      /** whether the application is one that we start */
      readonly isLocal: boolean;
    }
  /** a look at the histograms of a run said that head is worse, and the exact figures of so many slices do not */
  | { readonly kind: 'looks-disagree'; readonly slices: number }
  /** the comparison says itself why it was not judged */
  | { readonly kind: 'unjudged'; readonly comparison: Compared }
  /** pairs of whole runs, with no gross regression in them, and the fewest for anything else */
  | { readonly kind: 'few-runs'; readonly pairs: number; readonly takes: number }
  /** metrics of the script's own, of which nobody said which way is better */
  | { readonly kind: 'informative-only'; readonly names: readonly string[] }
  /** head's users lost more of their time than base's, and it may be chance */
  | Unended
  | {
      readonly kind: 'few-requests';
      readonly had: number;
      readonly per: 'round' | 'slice' | 'run';
      readonly bears: Bears;
    };

/** What kept a run from being judged, in one word. */
export type WhatFailed =
  | 'cancelled'
  | 'undelivered'
  /** the load generator took the CPUs itself */
  | 'busy-generator'
  /** the machine's host took CPU time away */
  | 'host'
  | 'few-pairs'
  | 'script'
  /** the load generator ended of itself */
  | 'generator'
  /** a time limit */
  | 'time';

/** That nothing can be judged, in the words of whoever measured. */
type InTheirWords = {
  readonly text: string;
  /** what the user can do about it, a sentence; absent: `text` says it, or nobody knows */
  readonly hint?: string;
  /** the one line of the application's log that most likely says why; absent: there is no log */
  readonly said?: string;
};

/** What a reason rests on, by its kind. */
export type ReasonFact =
  | (InTheirWords & {
      readonly kind: 'invalid';
      /** absent: the sentences alone say it */
      readonly what?: WhatFailed;
      /** whether it is the last of several, behind which stands what to do */
      readonly last: boolean;
    })
  | (InTheirWords & {
      readonly kind: 'head-broken';
      /** the command of the user's that failed; absent: it ran, and did not do under load what it should */
      readonly step?: Step;
    })
  | { readonly kind: 'regression'; readonly overload: Overloaded }
  | {
      readonly kind: 'regression' | 'errors';
      readonly comparison: Compared;
      readonly against: Against;
      /** absent: not known, or nothing failed */
      readonly failed?: FailedOf;
      /** the run of the base branch that was worse already, by its commit (empty: not known); absent: none was */
      readonly since?: string;
    }
  | { readonly kind: 'missing'; readonly comparison: Compared }
  | { readonly kind: 'answers'; readonly answer: AnswerFact }
  | { readonly kind: 'target'; readonly found: FoundTarget }
  | { readonly kind: 'threshold'; readonly threshold: JudgedThreshold }
  | { readonly kind: 'no-baseline'; readonly remedy: Remedy }
  /** none of the candidates; `more`: beside the first */
  | {
      readonly kind: 'incomparable';
      readonly first: Refused;
      readonly more: number;
      readonly remedy: Remedy;
      /** the first is base, which could not be driven beside head */
      readonly isBase?: true;
    }
  /** no endpoint works on both sides */
  | { readonly kind: 'incomparable'; readonly first?: never }
  | { readonly kind: 'unread'; readonly first?: Refused; readonly more: number }
  | { readonly kind: 'inconclusive'; readonly open: Open }
  | {
      readonly kind: 'unchanged';
      readonly comparisons: number;
      readonly against: Against;
      /** endpoints with something that was accepted; absent: none */
      readonly accepted?: number;
      /** pairs of rounds, of slices or of whole runs; absent: stored runs */
      readonly pairs?: number;
      readonly sideBySide?: true;
      readonly inTurns?: true;
      /** p95 of all requests; absent: not judged, or there is none */
      readonly whole?: Compared;
      /** there is one, and too little is known of it to judge it */
      readonly isVague?: true;
      /** what rose most; absent: nothing did */
      readonly risen?: Compared;
    }
  | { readonly kind: 'not-affected'; readonly paths: readonly string[]; readonly files: number };
