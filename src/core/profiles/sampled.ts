import type { ProfileClock, ProfileEvidence } from '../model/evidence/profile.ts';

/**
 * What a profile of any format holds, before it is known whose the functions are: a tree of calls, as in every such
 * profile most stacks begin alike. Times are ms.
 */
export type Sampled = Pick<
  ProfileEvidence,
  'format' | 'wallMs' | 'busyMs' | 'garbageMs' | 'samples' | 'longestBusyMs'
> & {
  readonly clock: ProfileClock;
  readonly functions: readonly SampledFunction[];
  /** callers before what they call */
  readonly nodes: readonly CallNode[];
};

/** A function as the profile names it; the same one may be in it more than once. */
export type SampledFunction = {
  /** empty: it has none */
  readonly name: string;
  /** path or URL; empty: none is known */
  readonly file: string;
  /** where it begins, from 1; null: not known */
  readonly line: number | null;
  /** where it begins in that line, from 0; null: not known */
  readonly column: number | null;
  /** of what runs the program, without a source */
  readonly isNative: boolean;
};

/** A function as it was called by the same callers. */
export type CallNode = {
  /** index of its caller; -1: none */
  readonly parent: number;
  /** index in `functions` */
  readonly code: number;
  /** the line in it that was at work, or that called what was; null: not known */
  readonly line: number | null;
  /** time that it was on top of the stack */
  readonly ms: number;
  /** lines in it that parts of `ms` fell on, where the profile counts them; `line` is null then */
  readonly lines: readonly LineTime[];
};

export type LineTime = { readonly line: number; readonly ms: number };
