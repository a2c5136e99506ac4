/** Why no more pairs were driven. */
export const STOPS = [
  /** a blocking metric is worse, and the evidence suffices */
  'regressed',
  /** every metric is settled: a change that matters is ruled out */
  'settled',
  /** the seconds of load are spent */
  'budget',
  'cancelled',
] as const;

export type Stop = (typeof STOPS)[number];

/** How both revisions were driven in turns on one machine. */
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
};
