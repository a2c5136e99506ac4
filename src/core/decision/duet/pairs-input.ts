import type { Subject } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import { type UsablePairs, usablePairs } from '../load/usable-pairs.ts';
import { subjectsOf } from '../subjects/subjects.ts';
import { startsDriven } from './differences/pair-differences.ts';
import type { PairsInput } from './judge-pairs.ts';

/** A duet as far as it was driven. */
export type DuetSoFar = {
  /** all of them, those that cannot be used too */
  readonly pairs: readonly Pair[];
  readonly policy: Policy;
  /** server starts per arm */
  readonly starts: number;
  /** judged time of a round, ms */
  readonly roundMs: number;
  /** pairs that may still follow; 0: this is the last look */
  readonly toCome: number;
  /** what is judged, where both arms' whole figures are known; absent: what both arms' rounds hold */
  readonly subjects?: readonly Subject[];
};

export type InputOfPairs = { readonly usable: UsablePairs; readonly input: PairsInput };

/** What the rule is given, at every look and for the verdict: what a duet is stopped for must be what is compared. */
export function pairsInput({
  pairs: all,
  policy,
  starts,
  roundMs,
  toCome,
  subjects,
}: DuetSoFar): InputOfPairs {
  const usable = usablePairs(all);
  const { pairs, lost } = usable;
  const judged = subjects ?? subjectsOf(pairs);
  return {
    usable,
    input: {
      pairs,
      lost,
      subjects: judged,
      policy,
      starts,
      startsDriven: startsDriven(all),
      roundMs,
      toCome,
    },
  };
}
