import type { AnswerFact } from '../../model/decision/answer-fact.ts';
import type { Compared } from '../../model/decision/compared.ts';
import type { Unended } from '../../model/decision/load-fact.ts';
import type { Load } from '../../model/recording/load.ts';
import { pairsOf } from '../../model/recording/pairs.ts';
import type { Arm, Window } from '../../model/recording/window.ts';
import { kindOf } from '../../model/subject-key.ts';
import { unendedOf, unendedOfRuns } from './unended.ts';
import type { UnendedFound } from './unended-found.ts';
import { usablePairs } from './usable-pairs.ts';

/** What holds up head's users. */
export type HeldUp = {
  /** that something does; none: nothing, or it is not clear */
  readonly facts: readonly AnswerFact[];
  /** what may be chance; null: nothing is, or it is clear */
  readonly unended: Unended | null;
};

type Loads = { readonly [A in Arm]: Pick<Load, 'userTime' | 'begun'> | undefined };

/** Whether head's users wait for what never comes, by rounds where there are any, else by whole runs. */
export function heldUpIn(windows: readonly Window[], { base = {}, head = {} }: Loads): HeldUp {
  const found = unendedOf(usablePairs(pairsOf(windows)).pairs) ?? unendedOfRuns(base, head);
  return {
    facts:
      found?.state === 'regressed' ? [{ ...factOf(found), isWorse: true, isCritical: found.isCritical }] : [],
    unended: found?.state === 'unclear' ? factOf(found) : null,
  };
}

const factOf = ({ state: _state, isCritical: _isCritical, ...unended }: UnendedFound): Unended => unended;

/**
 * Endpoints that one side alone has, and of which nobody knows whether the other asked for them: of a request that hangs the
 * load generator tells nothing.
 */
export const withUnanswered = (
  comparisons: readonly Compared[],
  { facts, unended }: HeldUp,
): readonly Compared[] =>
  facts.length === 0 && unended === null
    ? comparisons
    : comparisons.map((one) =>
        one.class === 'missing' && kindOf(one.subject) === 'requests' ? { ...one, mayHang: true } : one,
      );
