import type { Failure } from '../recording/series.ts';
import type { Arm } from '../recording/window.ts';
import type { Unended } from './load-fact.ts';

/** What failed of some requests of one side. */
export type FailedOf = {
  readonly requests: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
};

/** So many of all. */
export type Share = { readonly bad: number; readonly all: number };

/**
 * How head's answers differ from base's. `isWorse`: plainly, and not by chance, so that it is a warning by itself;
 * otherwise it is told and decides nothing. `isCritical`: as bad as errors that fail the gate.
 */
export type AnswerFact = { readonly isWorse: boolean } & (
  | { readonly kind: 'failed'; readonly endpoint: string; readonly sides: { readonly [A in Arm]?: FailedOf } }
  | { readonly kind: 'more-failed'; readonly endpoints: number }
  | ({
      readonly kind: 'status';
      readonly endpoint: string;
      readonly status: number;
      readonly isCritical: boolean;
    } & { readonly [A in Arm]: Share })
  /** `unmade`: iterations of the same script on base, none of which made the check; absent: base made it, or has no such */
  | {
      readonly kind: 'check';
      readonly name: string;
      readonly head: Share;
      readonly base?: Share;
      readonly unmade?: number;
      readonly isCritical: boolean;
    }
  | { readonly kind: 'more-checks'; readonly checks: number }
  /**
   * `onBase`: iterations that threw there; absent: there is nothing to compare with. `of`: the scenario whose they are, and
   * how many iterations of it there were; absent: of all
   */
  | {
      readonly kind: 'exceptions';
      readonly iterations: number;
      readonly firstLine: string;
      readonly onBase?: number;
      readonly of?: { readonly scenario: string; readonly iterations: number };
      readonly isCritical: boolean;
    }
  /** head's users wait for what never comes, steadily and far more than base's */
  | (Unended & { readonly isCritical: boolean })
);
