/** Why no request of a script could be looked at by itself. */
export const UNTRACED = [
  /** the load generator, or the database, cannot do it */
  'unable',
  /** the script makes no HTTP requests: gRPC, WebSocket or a browser alone, or none in its time */
  'no-requests',
  /** none of them came to the address that the script was given */
  'astray',
  /** every iteration threw; `said`: the first exception */
  'threw',
  /** setup() threw or took too long, the script ended the run, or the machine refused; `said`: in its own words */
  'failed',
  /** nothing came in its time */
  'too-slow',
  'app-died',
  'cancelled',
] as const;
export type UntracedWhy = (typeof UNTRACED)[number];

/** Why one endpoint of a script could not be looked at, where others could. */
export const MISSED = [
  /** one user of the script called it never, or not in its time */
  'not-called',
  /** its requests went to another address than the one that the script was given */
  'elsewhere',
  /** it was called, and gave no whole answer, or the database's counters could not be read around it */
  'unread',
] as const;

/** `endpoints`: `METHOD name`, those that the load called */
export type Missed = { readonly why: (typeof MISSED)[number]; readonly endpoints: readonly string[] };

export type Untraced = { readonly why: UntracedWhy; readonly said: string | null };
