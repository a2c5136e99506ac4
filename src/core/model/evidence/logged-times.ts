import type { EncodedHistogram } from '../recording/histogram.ts';

/** How long an arm's queries took by the server's own log, while they were counted; or why that is not known. */
export type LoggedTimes =
  | {
      readonly kind: 'read';
      /** shorter ones are not in the log, ms; 0: all are */
      readonly thresholdMs: number;
      /** entries of the arm's database, those of what is no query too (BEGIN, SET) */
      readonly entries: number;
      /** false: the log was longer than what is read of it, or it ends before it did */
      readonly isWhole: boolean;
      /** of them, those of queries of which a client fetched the rows in portions: each is one; absent: none */
      readonly portions?: number;
      /** of queries */
      readonly times: EncodedHistogram;
    }
  | LogMissing;

/**
 * `settings`: what `said` names has to be set; `rights`: `said` is the statement to run, in that database; `rights-anew`: in the
 * one that it is made of; `no-file`: nothing lies at the path `said`; `anew`: the database was made anew meanwhile
 */
export const LOG_MISSING = ['settings', 'rights', 'rights-anew', 'no-file', 'anew', 'failed'] as const;

export type LogMissing = {
  readonly kind: 'missing';
  readonly why: (typeof LOG_MISSING)[number];
  readonly said: string;
};
