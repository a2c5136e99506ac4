import type { Subject } from '../metric.ts';

/** Why one more run of the script's whole load would tell more. */
export type AgainWhy =
  | { readonly kind: 'few-slices'; readonly slices: number }
  /** neither a regression nor its absence shows in them */
  | { readonly kind: 'open'; readonly slices: number }
  /** a regression shows, and whether it fails the gate does not */
  | { readonly kind: 'how-much'; readonly slices: number }
  /** too few of them show this to judge it */
  | { readonly kind: 'rare'; readonly subject: Subject }
  /** the machine's host took CPU time away in so many of them */
  | { readonly kind: 'stolen'; readonly slices: number; readonly of: number }
  /** a look at histograms ended the load for what the exact figures of its slices do not show */
  | { readonly kind: 'looks-disagree'; readonly slices: number }
  /** what looks worse does so on one start of each */
  | { readonly kind: 'one-start' };

/** What came of a run, or of a further one. */
export type RunFact =
  /** a look at so many slices of it ended the load */
  | { readonly kind: 'enough'; readonly slices: number }
  /** no run went to its end: so many slices of about so many were driven */
  | { readonly kind: 'cut'; readonly slices: number; readonly of: number }
  /** so many slices of runs that looks ended are not judged, since a whole one shows by itself what is worse */
  | { readonly kind: 'left-out'; readonly slices: number }
  | {
      readonly kind: 'over-limit';
      readonly why: AgainWhy;
      /** that were driven */
      readonly runs: number;
      /** that one more would take, all runs together */
      readonly seconds: number;
      readonly limitSeconds: number;
    }
  | { readonly kind: 'not-restarted'; readonly why: AgainWhy }
  /** where each answers from now on */
  | {
      readonly kind: 'driven-again';
      readonly why: AgainWhy;
      readonly baseUrl: string;
      readonly headUrl: string;
    }
  /** base broke on its second start, in these words */
  | { readonly kind: 'unconfirmed'; readonly text: string };

/** Why a load is not driven side by side. `seconds`: all of it. */
export type NotWhole =
  | { readonly kind: 'too-long'; readonly seconds: number; readonly limitSeconds: number }
  /** `slices`: that are judged in so many runs, all that there can be */
  | {
      readonly kind: 'too-short';
      readonly seconds: number;
      readonly runs: number;
      readonly slices: number;
    };
