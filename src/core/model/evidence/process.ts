export type StartMemory = { readonly before: number; readonly middle?: number; readonly after: number };

/** What an arm's processes were like around its load, start by start. */
export type ProcessEvidence = {
  /** from its start until it was ready, ms, of each start; also of one that was not driven */
  readonly readyMs: readonly number[];
  /**
   * memory of all of its processes at the begin of the first judged window and at the end of the last one, bytes, of each
   * start that was driven. What processes share counts once; where that cannot be read of one of either side, it counts for
   * each. `middle`: halfway through the judged windows, the median of the time about it; absent: an older recording
   */
  readonly memory: readonly StartMemory[];
  /** judged requests that it answered between those, of each start; null: not known */
  readonly requests: readonly (number | null)[];
  /** open files and sockets of all of its processes, at most; null: not known */
  readonly mostHandles: number | null;
  /** of all of its processes, at most; null: not known */
  readonly threads: number | null;
};
