import type { ReasonKind } from '../decision/reason-fact.ts';
import type { Step } from './step.ts';

export const SEVERITIES = ['error', 'warning', 'notice'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What a reason is about, by its place in the judgement. */
export type Reference =
  | { readonly kind: 'comparison' | 'threshold' | 'target' | 'answer'; readonly index: number }
  | { readonly kind: 'command'; readonly step: Step };

/** Why the verdict is what it is; worst first. */
export type Reason = {
  readonly kind: ReasonKind;
  readonly severity: Severity;
  readonly text: string;
  /** the same for a heading; absent: `text` is short */
  readonly short?: string;
  /** what is behind it, a clause; absent: nothing beyond `text` */
  readonly why?: string;
  /** what the user can do about it, a sentence; absent: nothing, or `text` says it */
  readonly fix?: string;
  /** absent: the run as a whole */
  readonly of?: Reference;
};
