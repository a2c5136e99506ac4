import type { Arm } from '../../core/model/recording/window.ts';
import type { Driven } from '../../ports/load-generator.ts';
import type { Side } from './side.ts';

export const NO_TROUBLE: Driven['trouble'] = { base: [], head: [] };

export const isTroubled = ({ base, head }: Driven['trouble']): boolean => base.length + head.length > 0;

/** The arms whose application ended by itself: a sentence each. */
export function deathsOf(arms: { readonly [A in Arm]: Pick<Side, 'died'> }): Driven['trouble'] {
  const words = (arm: Arm) => {
    const death = arms[arm].died();
    return death === null ? [] : [death.reason];
  };
  return { base: words('base'), head: words('head') };
}

/**
 * What was driven, with an application's end as its arm's trouble. The load need not tell: a refused request is a
 * quick failure, which looks like a good answer to percentiles and like a few errors at the end of a round.
 */
export function withDeaths(driven: Driven, { base, head }: Driven['trouble']): Driven {
  const { trouble } = driven;
  return { ...driven, trouble: { base: [...base, ...trouble.base], head: [...head, ...trouble.head] } };
}
