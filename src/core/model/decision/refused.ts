import type { Refusal } from '../judgement/refusal.ts';

/** The first of these that two runs differ in; `validity`: of the earlier run. */
export type Mismatch = 'validity' | 'environment' | 'load profile' | 'k6 version';

/** Why a candidate was not used. `told`: in the words of whoever looked at it. */
export type Why =
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'other-gate'; readonly gate: string }
  | { readonly kind: 'other-branch'; readonly branch: string; readonly branches: readonly string[] }
  /** runs are stored, and none of the base commit or of those before it that were looked through */
  | { readonly kind: 'none-near'; readonly stored: number; readonly before: number }
  /** what each side was measured with; of `validity` the earlier run's fault alone */
  | { readonly kind: 'mismatch'; readonly field: Mismatch; readonly head: string; readonly base: string }
  | { readonly kind: 'nothing-shared' }
  /** of a recording that is to be stored again */
  | { readonly kind: 'not-valid'; readonly fault: string }
  | { readonly kind: 'other-event'; readonly event: string }
  | { readonly kind: 'of-two-builds' | 'other-repository' };

/** A candidate that was looked at and not used. */
export type Refused = {
  readonly origin: string;
  readonly why: Why;
  /** it could not be read, so that it may well be good; absent: enough is known of it */
  readonly unread?: true;
};

/** A refusal in the words of whoever looked. */
export function asTold({ reason, ...refusal }: Refusal): Refused {
  return { ...refusal, why: { kind: 'told', text: reason } };
}

/** What the user does where no baseline is to be had. `told`: in the words of whoever asks. */
export type Remedy =
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'name-one' }
  | { readonly kind: 'save-one'; readonly places: string }
  | { readonly kind: 'set-store' }
  | { readonly kind: 'next-run'; readonly branch: string }
  /** nothing of this branch is stored: these are the branches of which something should be */
  | { readonly kind: 'name-branch'; readonly branch: string; readonly branches: readonly string[] }
  | { readonly kind: 'name-workflow'; readonly branch: string }
  /** a run of a pinned commit, or of one of so many before it */
  | { readonly kind: 'store-release'; readonly before: number };
