/**
 * The load on the application over time, from the first judged bucket on. Bucket `i` covers
 * startedAt + [i, i+1) · bucketMs, as in the time lines of the requests, so that both can be laid side by side.
 */
export type LoadTimeline = {
  /** Unix time, milliseconds */
  readonly startedAt: number;
  readonly bucketMs: number;
  /** virtual users as the load generator last said in the bucket (k6's gauge `vus`); null: it said nothing */
  readonly vus: readonly (number | null)[];
  /**
   * iterations that the bucket was to have: judged ones that ended in it, and those that were dropped because no
   * virtual user was free (k6's counters `iterations` and `dropped_iterations`). k6 counts an iteration at its end, so
   * long ones stand later than they were due; those that a stop interrupts are in none.
   */
  readonly offered: readonly number[];
};
