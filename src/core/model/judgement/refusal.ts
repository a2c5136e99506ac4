/** A candidate that was looked at and not used. */
export type Refusal = {
  readonly origin: string;
  readonly reason: string;
  /** it could not be read, so that it may well be good; absent: enough is known of it */
  readonly unread?: true;
};
