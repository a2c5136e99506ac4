import type { LogMissing } from '../evidence/logged-times.ts';
import type { OwnKind } from '../own-kind.ts';
import type { PageTrouble } from '../recording/page.ts';
import type { Estimate, TargetState } from './judged-target.ts';
import type { PageMetric, Target, TargetMetric, TargetOf } from './target.ts';

/** What is counted. */
export type Counted = 'requests' | 'checks' | 'values' | 'loads' | 'statements';

/** So many would show it. */
export type Shown = { readonly what: Counted; readonly had: number; readonly takes: number };

/** Why nothing is said of a target. */
export type Unmeasured =
  /** the whole run was not fit to be judged */
  | { readonly kind: 'invalid' }
  /** `known`: what the run has */
  | { readonly kind: 'no-subject'; readonly of: TargetOf; readonly known: readonly string[] }
  | { readonly kind: 'no-metric'; readonly name: string; readonly known: readonly string[] }
  | ({ readonly kind: 'few' } & Shown)
  /** a load of less was asked for; null: it asks for none, as virtual users take what they get */
  | {
      readonly kind: 'not-asked';
      readonly metric: 'rps' | 'transactions' | 'vus';
      readonly asked: number | null;
    }
  /** a metric of the script's that holds something else than the limit is written for */
  | { readonly kind: 'other-kind'; readonly name: string; readonly is: OwnKind }
  /** it is known of rounds alone: `takes` values in each would tell it; null: nothing would */
  | { readonly kind: 'rounds-alone'; readonly takes: number | null }
  /** the load generator does not time this part of a request */
  | { readonly kind: 'no-phase' }
  /** of the whole machine, which base and head share */
  | { readonly kind: 'shared' }
  /** who calls an application on its own machine uses no network link */
  | { readonly kind: 'loopback' }
  /** nobody tells what this link can carry */
  | { readonly kind: 'no-speed'; readonly link: string }
  /** of the machine, and not of the one that the application is known to run on */
  | { readonly kind: 'elsewhere' }
  /** the machine that measured has none */
  | { readonly kind: 'no-browser' }
  /** `known`: those that were loaded */
  | { readonly kind: 'no-page'; readonly path: string; readonly known: readonly string[] }
  | { readonly kind: 'page-trouble'; readonly path: string; readonly trouble: PageTrouble }
  /** so many of its loads never came to it */
  | { readonly kind: 'page-lacks'; readonly metric: PageMetric; readonly of: number; readonly lack: number }
  /** the look into the database shows no such figure, and a note says why */
  | { readonly kind: 'no-figure' }
  /** of a statement's times in the database the mean alone is known */
  | { readonly kind: 'mean-alone' }
  /** nothing reads it */
  | { readonly kind: 'no-reading'; readonly metric: TargetMetric };

/** Of which memory a share is, and whose: of all programs, or of the side's own processes alone. */
export type MemoryOf = {
  readonly whose: 'all' | 'own';
  /** the limit of the control group, or all that the machine has */
  readonly of: 'limit' | 'machine';
  /** null: not known */
  readonly bytes: number | null;
};

/** Why the server's log does not tell a percentile. */
export type LogLack =
  | LogMissing
  /** of the statements, so much was found in it; null: not known */
  | { readonly kind: 'part'; readonly share: number | null }
  /** `uncounted`: nothing counts the shorter ones; `empty`: it has none of the database at all */
  | { readonly kind: 'threshold' | 'uncounted' | 'empty'; readonly thresholdMs: number }
  /** `short`: the database counted longer times than the log leaves room for; `excess`: fewer queries than are in it */
  | { readonly kind: 'short' | 'excess' | 'portions' };

/** Where a percentile of queries is from. */
export type TimesOf =
  | {
      readonly from: 'log';
      /** the log has none that are shorter, ms */
      readonly thresholdMs: number;
      /** share of the statements that are not in it; null: nothing counts them; absent: none */
      readonly missing?: number | null;
    }
  | {
      readonly from: 'moments';
      /** absent: nobody asked for the log */
      readonly lack?: LogLack;
      /** share of the queries of which no more than their number and time together is known; absent: none worth a word */
      readonly rest?: number;
    };

/** A target as it was found: what its sentence is made of. */
export type FoundTarget = { readonly target: Target } & (
  | { readonly state: 'unmeasured'; readonly why: Unmeasured }
  | {
      readonly state: Exclude<TargetState, 'unmeasured'>;
      readonly measured: Estimate;
      /** the same of base; absent: there is none, or it was not measured there */
      readonly base?: number;
      /** of a share of which nothing failed: so many would show that it is met; absent: it is no such */
      readonly takes?: Shown;
      /** of a share of memory: of which; absent: it is none */
      readonly memory?: MemoryOf;
      /** of a percentile of queries: where it is from; absent: it is none */
      readonly times?: TimesOf;
    }
);

/** Whether its value is an estimate, whose ends hold and whose value need not. */
export const isEstimate = (found: FoundTarget): boolean =>
  found.state !== 'unmeasured' && found.times?.from === 'moments';
