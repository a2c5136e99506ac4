import type { Stage } from './stage.ts';

/** Why no more pairs were driven. */
export const STOPS = [
  /** a blocking metric is worse, and the evidence suffices */
  'regressed',
  /** every metric is settled: a change that matters is ruled out */
  'settled',
  /** the seconds of load are spent */
  'budget',
  'cancelled',
  /** the script's own load was driven to its end */
  'end',
  /** side by side: a look at histograms ended the load for a regression that the exact figures do not show */
  'disagreed',
  /** there is no time for further runs of the whole script */
  'limit',
] as const;

export type Stop = (typeof STOPS)[number];

/** A level at which a scenario was held: iterations started per second, or virtual users. */
export type HeldLevel = Pick<Stage, 'scenario' | 'unit'> & { readonly level: number };

/** How the level of a load that changes was found: held longest, its highest at one moment, or the users of a number of iterations. */
export const PLATEAUS = ['held', 'peak', 'users'] as const;

/** What of a script's own load its rounds leave out. */
export const LEFT_OUT = ['ramps', 'levels', 'counts', 'start-times'] as const;

export const SHORTFALLS = ['dropped', 'failed'] as const;

/** How base fell short of a load in a round of the warm-up: by this share (0 … 1) of its iterations, or of its requests. */
export type NotBorne = { readonly kind: (typeof SHORTFALLS)[number]; readonly share: number };

/** The one level at which the rounds of a load that changes are driven. */
export type Plateau = {
  readonly chosen: (typeof PLATEAUS)[number];
  /** of each scenario that is driven: iterations started per second (above 0), or virtual users (whole, at least 1) */
  readonly levels: readonly HeldLevel[];
  /** how long the script's own run holds it, ms; null: it does not, or iterations decide */
  readonly heldMs: number | null;
  readonly left: readonly (typeof LEFT_OUT)[number][];
  /** scenarios that are not driven, since they do not run at that time */
  readonly dropped: readonly string[];
  /** which share (0 … 1) of the script's own level the levels are, since base did not bear all of it; absent: all of it */
  readonly lowered?: { readonly share: number; readonly why: NotBorne };
};

/** How both revisions were driven on one machine: in rounds, side by side, or by whole runs in turns. */
export type Duet = {
  /** judged time of a round, ms */
  readonly roundMs: number;
  /** server starts per arm */
  readonly starts: number;
  /** how often setup() ran per arm, to try the script and to warm up too */
  readonly setups: number;
  /** decides which arm goes first */
  readonly seed: number;
  readonly stop: Stop;
  /** pairs that the budget allows, or the rule where that is fewer */
  readonly mostPairs: number;
  /** of a script whose load changes or ends by a count; absent: its load was driven as it is, or not recorded */
  readonly plateau?: Plateau;
  /** both ran the whole script at once, and windows are slices of it; absent: they did not */
  readonly sideBySide?: {
    /** those that were held, in the order in which slices name them */
    readonly levels: readonly (readonly HeldLevel[])[];
  };
  /** windows are whole runs of the script, one arm after the other; absent: they are not */
  readonly inTurns?: {
    /** those that were held long enough, in the order in which windows name them */
    readonly levels: readonly (readonly HeldLevel[])[];
  };
};
