/** Whose code it is: the application's, a package's that it uses, or of what runs both. */
export const CODE_OWNERS = ['app', 'library', 'runtime'] as const;
export type CodeOwner = (typeof CODE_OWNERS)[number];

/** A function, where it stands in the source. */
export type ProfileFrame = {
  /** as the source has it; `(anonymous)` where it has none */
  readonly name: string;
  /** relative to the application's folder where it lies in its repository, else as the profile has it; empty: not known */
  readonly file: string;
  /** where it begins, from 1; null: not known */
  readonly line: number | null;
  readonly owner: CodeOwner;
};

/** A line of a function that time was spent on. */
export type HotLine = {
  readonly line: number;
  readonly ms: number;
  /** the line itself, trimmed, at most 200 characters; empty: the source is not at hand */
  readonly text: string;
};

/** What was sampled of one function. Times are of the processor, or of the wall where the profile knows no other; ms. */
export type ProfiledFunction = {
  readonly frame: ProfileFrame;
  /** on top of the stack */
  readonly selfMs: number;
  /** anywhere on the stack, once for each sample */
  readonly totalMs: number;
  /** as the last function of the application on the stack: itself, and what is not the application's that it calls */
  readonly ownMs: number;
  /** lines of itself with most time, its calls of others' code too, at most three; empty: not known */
  readonly lines: readonly HotLine[];
  /** others' code called from it, at most five, by their part of `ownMs`: the nearest to it on each stack */
  readonly calls: readonly { readonly frame: ProfileFrame; readonly ms: number }[];
};

/** Why a profile is missing, with what a user can do. */
export type ProfileGap =
  /** the start that is profiled failed or took too long, or the application died of it; `said`: in its own words */
  | { readonly kind: 'failed'; readonly said: string }
  /** no answer at the address, or one that is no profile */
  | { readonly kind: 'unreachable'; readonly said: string }
  /** too few samples to tell functions apart */
  | { readonly kind: 'few-samples'; readonly samples: number }
  /** the application cannot be started once more */
  | { readonly kind: 'no-start' };

/** Busy samples below which two functions are hardly told apart: of 100, one with half of the time has 40 to 60. */
export const FEWEST_SAMPLES = 100;

/**
 * What a sampling profiler's time is: `cpu`, of the processor, so that what waits for one is not in it; `wall`, that passes
 * while a thread works, waiting for a CPU too.
 */
export const PROFILE_CLOCKS = ['cpu', 'wall'] as const;
export type ProfileClock = (typeof PROFILE_CLOCKS)[number];

/** Where an arm's CPU time went while its script was driven by itself, after the judged windows. */
export type ProfileEvidence = {
  readonly format: 'cpuprofile' | 'pprof' | 'collapsed';
  /** what its times are of, CPU time or time that passes; absent: an older recording, which went by the format alone */
  readonly clock?: ProfileClock;
  /** time that was sampled, ms: of the wall, idle time too; null: not known */
  readonly wallMs: number | null;
  /** of it busy, of all threads; all shares are of this */
  readonly busyMs: number;
  /** of `busyMs` spent on collecting garbage; null: the profile does not tell it apart */
  readonly garbageMs: number | null;
  /** that fell into `busyMs` */
  readonly samples: number;
  /** requests that were answered meanwhile; null: not known */
  readonly requests: number | null;
  /** longest time that the event loop ran without coming back, ms; null: it has none, or the profile has no times */
  readonly longestBusyMs: number | null;
  /** with most of `ownMs`, `selfMs` or `totalMs`, at most 100, by `ownMs` */
  readonly functions: readonly ProfiledFunction[];
};

/** What came of profiling an arm. */
export type Profiled = { readonly profile: ProfileEvidence | null; readonly gaps: readonly ProfileGap[] };
