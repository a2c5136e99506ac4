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

export type Untraced = { readonly why: UntracedWhy; readonly said: string | null };
