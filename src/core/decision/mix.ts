import type { Arm, Pair } from '../model/duet.ts';
import { totalOf, withoutSubjects } from './mended.ts';

/** Requests of a side that the other has nothing of, as a share of all: from here on the whole is another mix. */
const ANOTHER = 0.01;
/** How many names a note lists. */
const MOST_NAMES = 3;

export type AlikeMix = {
  readonly pairs: readonly Pair[];
  /** what is left out of the whole, a sentence; none: nothing */
  readonly notes: readonly string[];
};

/**
 * The pairs with the whole of what both arms were asked for. Without an endpoint that was fast all others together are
 * slower, and none of them is. As many requests by another name are a renamed endpoint, and the whole stands for both.
 */
export function alikeMix(pairs: readonly Pair[]): AlikeMix {
  const only = { base: onlyOn(pairs, 'base'), head: onlyOn(pairs, 'head') };
  const shareOf = (arm: Arm) => {
    const own = only[arm].reduce((sum, key) => sum + totalOf(pairs, arm, key).requests, 0);
    return own / Math.max(totalOf(pairs, arm, 'overall').requests, 1);
  };
  if (Math.abs(shareOf('base') - shareOf('head')) <= ANOTHER) return { pairs, notes: [] };
  const keys = [...only.base, ...only.head];
  const more = keys.length > MOST_NAMES ? ` and ${keys.length - MOST_NAMES} more` : '';
  const names = `${keys.slice(0, MOST_NAMES).join(', ')}${more}`;
  return {
    pairs: pairs.map((pair) => ({
      ...pair,
      base: withoutSubjects(pair.base, keys),
      head: withoutSubjects(pair.head, keys),
    })),
    notes: [`Only one side was asked for ${names}, which is left out of the overall figures.`],
  };
}

/** Endpoints that rounds of one arm alone hold. */
function onlyOn(pairs: readonly Pair[], arm: Arm): readonly string[] {
  const keysOf = (of: Arm) => new Set(pairs.flatMap((pair) => Object.keys(pair[of].subjects)));
  const others = keysOf(arm === 'base' ? 'head' : 'base');
  return [...keysOf(arm)].filter((key) => key !== 'overall' && !others.has(key));
}
