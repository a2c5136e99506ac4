import type { Acceptance } from '../acceptance.ts';
import type { Direction, MetricId, Subject } from '../metric.ts';
import type { HeldLevel, Plateau } from '../recording/duet.ts';
import type { Generator } from '../recording/generator.ts';
import type { ThresholdResult } from '../recording/workload.ts';
import type { AlikeNote } from './alike.ts';
import type { Compared, FailedShares, LostLevel, Unjudged } from './compared.ts';
import type { ApartNote } from './fixed-port.ts';
import type { Bears, Fault, Overloaded, Paired } from './load-fact.ts';

/** Milliseconds before and after. */
export type Moved = { readonly before: number; readonly after: number };

/** What is compared, and what is left out of it. Endpoints by their keys, `GET /orders`. */
export type SubjectNote =
  /** fails on base and works on head; whether the overall figures do without its requests, or are left out */
  | { readonly kind: 'mended'; readonly subject: string; readonly overall: 'without' | 'left-out' }
  | { readonly kind: 'mended-latency'; readonly subject: string; readonly failed: FailedShares }
  /** answered on one side only, too seldom to tell, or not in what the rounds follow */
  | {
      readonly kind: 'one-side-only';
      readonly why: 'seldom' | 'not-followed';
      readonly endpoints: readonly string[];
    }
  /** one side alone has answers of these; the latencies of all requests do without them, or are not compared */
  | {
      readonly kind: 'other-mix';
      readonly overall: 'without' | 'left-out';
      readonly endpoints: readonly string[];
    }
  | (Paired & {
      readonly kind: 'level-jump';
      readonly subject: string;
      readonly metric: MetricId;
      readonly pairsBefore: number;
      readonly pairsAfter: number;
      readonly base: Moved;
      readonly head: Moved;
    })
  | { readonly kind: 'more-jumps'; readonly subjects: number }
  /** held in so few slices that it is not judged by itself */
  | {
      readonly kind: 'short-level';
      readonly at: readonly HeldLevel[];
      readonly slices: number;
      readonly takes: number;
    }
  /** held long enough, and too few of its slices can be used; `at` none: the time outside of long levels */
  | ({ readonly kind: 'lost-level'; readonly at: readonly HeldLevel[] } & LostLevel)
  | {
      readonly kind: 'not-judged';
      readonly metric: MetricId;
      readonly subjects: readonly Subject[];
      readonly unjudged: Unjudged;
      readonly bears: Bears;
    }
  /** a list of settings names what the run does not have */
  | {
      readonly kind: 'unknown-names';
      readonly list: 'metrics' | 'limits' | 'targets' | 'acceptances';
      readonly names: readonly string[];
      readonly known: readonly string[];
      /** of what is accepted, from the repository's root; absent: the usual one */
      readonly file?: string;
    }
  /** of the script, of which no sample came */
  | {
      readonly kind: 'unsampled-thresholds';
      readonly thresholds: readonly Pick<ThresholdResult, 'metric' | 'expression'>[];
    }
  /** metrics that the policy gives a role and no direction, and whose direction nobody knows */
  | { readonly kind: 'no-direction'; readonly names: readonly string[] };

/** How comparable the stored runs are. */
export type StoredNote =
  | { readonly kind: 'other-patterns' }
  /** no earlier run of a machine like this one: so many others are moved by their calibration */
  | { readonly kind: 'moved-machines'; readonly runs: number }
  /** so few of a machine like this one that twice the spread is expected */
  | { readonly kind: 'few-on-machine'; readonly runs: number }
  | { readonly kind: 'script-changed' }
  | { readonly kind: 'generators'; readonly head: Generator; readonly base: Generator }
  | { readonly kind: 'machines'; readonly head: string; readonly base: string };

/** Why an entry of the accepted regressions does nothing, or little. */
export type IdleWhy =
  | { readonly kind: 'expired' }
  /** `better`: which way its metric gets better; null: not known */
  | { readonly kind: 'beside'; readonly wider: Acceptance; readonly better: Direction | null }
  /** base carries the regression since this commit */
  | { readonly kind: 'carried'; readonly sha: string }
  /** the base branch began a level with it at this commit */
  | { readonly kind: 'used'; readonly sha: string }
  | { readonly kind: 'not-needed' };

/** What is accepted, and what nobody did. */
export type AcceptanceNote =
  | { readonly kind: 'accepted'; readonly entry: Acceptance; readonly comparison: Compared }
  | { readonly kind: 'accepted-too-little'; readonly entry: Acceptance; readonly comparison: Compared }
  | { readonly kind: 'accepted-overload'; readonly entry: Acceptance; readonly overload: Overloaded }
  /** `file`: from the repository's root; absent: the usual one */
  | {
      readonly kind: 'idle-acceptance';
      readonly entry: Acceptance;
      readonly why: IdleWhy;
      readonly file?: string;
    }
  /**
   * worse on the base branch since this commit (empty: not known). `isShown`: its newest run shows it; else that run shows
   * it neither again nor mended. `isAccepted`: by an entry that a run which shows it begins a level with
   */
  | {
      readonly kind: 'open-regression';
      readonly subject: string;
      readonly metrics: readonly MetricId[];
      readonly sha: string;
      readonly isShown: boolean;
      readonly isAccepted: boolean;
    };

/** What the rounds of a load that changes are, and what of it they leave out. */
export type ShapeNote = { readonly kind: 'plateau'; readonly plateau: Plateau };

/** What the reader should know besides the verdict. */
export type Note = Fault | ApartNote | AlikeNote | ShapeNote | SubjectNote | StoredNote | AcceptanceNote;
