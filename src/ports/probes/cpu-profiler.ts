import type { ProfileClock, Profiled } from '../../core/model/evidence/profile.ts';

/** What is profiled, and how its samples are had. */
export type ProfileTarget = {
  /** the application's folder: files in it are its own, and their lines are read there */
  readonly directory: string;
  readonly signal: AbortSignal;
} & (
  | {
      /** started with an inspector of its own on this machine, whose address it wrote to its log */
      readonly how: 'node';
      readonly logFile: string;
    }
  /** a URL that answers with a CPU profile of so many seconds, as Go's `net/http/pprof` does */
  | { readonly how: 'pprof'; readonly url: string }
  /** a file in `directory` with collapsed stacks, which is written by when `body`, that starts and stops it, is over. `clock`: what they are of */
  | { readonly how: 'stacks'; readonly file: string; readonly clock: ProfileClock }
);

/**
 * Samples where an application's CPU time goes while `body` calls it. `requests`: what `body` got answers of. Never throws
 * or rejects, whatever `body` does; an aborted signal ends it. Raw files are kept under `keepAs`, without an ending.
 */
export type CpuProfiler = {
  profile(
    target: ProfileTarget,
    body: (signal: AbortSignal) => Promise<{ readonly requests: number | null }>,
    keepAs: string,
  ): Promise<Profiled>;
};
