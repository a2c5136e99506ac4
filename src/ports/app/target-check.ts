/** Asks a running target whether anything answers there. Any HTTP status is an answer. */
export type TargetCheck = {
  /** Throws EnvironmentError naming the URL and what happened when nothing answers within a few seconds. */
  check(url: string, signal: AbortSignal): Promise<void>;
};
