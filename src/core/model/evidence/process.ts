/** What an arm's processes were like around its load, start by start. */
export type ProcessEvidence = {
  /** from its start until it was ready, ms, of each start */
  readonly readyMs: readonly number[];
  /** resident memory of all of its processes before the load, and after it, bytes, of each start */
  readonly memory: readonly { readonly before: number; readonly after: number }[];
  /** requests that it answered between those, of each start; null: not known */
  readonly requests: readonly (number | null)[];
  /** open files and sockets of all of its processes, at most; null: not known */
  readonly mostHandles: number | null;
  readonly threads: number | null;
};
