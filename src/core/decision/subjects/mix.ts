import type { SubjectNote } from '../../model/decision/note.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import { type Arm, otherArm } from '../../model/recording/window.ts';
import { isOwnKey } from '../../model/subject-key.ts';
import { inMost } from './in-most.ts';
import { pairWithout, totalOf } from './mended.ts';

/** Requests of a side that the other has nothing of, as a share of all: from here on the whole is another mix. */
export const ANOTHER_MIX = 0.01;

export type AlikeMix = {
  readonly pairs: readonly Pair[];
  /** what is left out of the whole; none: nothing */
  readonly notes: readonly SubjectNote[];
};

/**
 * The pairs with the whole of what both arms were asked for. Without an endpoint that was fast all others together are
 * slower, and none of them is. As many requests by another name are a renamed endpoint, and the whole stands for both. It
 * stays as it is, too, where those that are followed do not make up the rest.
 */
export function alikeMix(pairs: readonly Pair[]): AlikeMix {
  const only = { base: onlyOn(pairs, 'base'), head: onlyOn(pairs, 'head') };
  const shareOf = (arm: Arm) => {
    const own = only[arm].reduce((sum, key) => sum + totalOf(pairs, arm, key).requests, 0);
    return own / Math.max(totalOf(pairs, arm, 'overall').requests, 1);
  };
  if (Math.abs(shareOf('base') - shareOf('head')) <= ANOTHER_MIX) return { pairs, notes: [] };
  const keys = [...only.base, ...only.head];
  const without = pairs.map((pair) => pairWithout(pair, keys));
  const isLost = without.some(
    ({ base, head }) => !base.subjects['overall']?.percentiles || !head.subjects['overall']?.percentiles,
  );
  if (isLost) return { pairs, notes: [] };
  return {
    pairs: without,
    notes: [{ kind: 'other-mix', overall: 'without', endpoints: keys }],
  };
}

/** Endpoints that rounds of one arm alone hold, and most of them. */
function onlyOn(pairs: readonly Pair[], arm: Arm): readonly string[] {
  const other = otherArm(arm);
  const others = new Set(pairs.flatMap((pair) => Object.keys(pair[other].subjects)));
  const own = pairs
    .flatMap((pair) => Object.keys(pair[arm].subjects))
    .filter((key) => !others.has(key) && !isOwnKey(key));
  return [...new Set(own)].filter((key) => inMost(pairs, arm, key));
}
