/** Time, as a value that a test can hold still. */
export type Clock = {
  /** Unix time, milliseconds */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` is aborted. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};
