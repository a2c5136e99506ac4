import type { Arm } from '../../core/model/recording/window.ts';
import { runText } from '../../core/words/notes/whole.ts';
import type { Death } from '../../ports/app/app-runner.ts';
import type { Driven } from '../../ports/load-generator.ts';
import type { Trouble, Troubles } from '../../ports/trouble.ts';
import type { Side } from './arms/side.ts';

export const NO_TROUBLE: Troubles = { base: [], head: [] };

export const isTroubled = ({ base, head }: Troubles): boolean => base.length + head.length > 0;

/** An application that ended, as the trouble of its arm. */
export const troubleOf = ({ reason, kind, said }: Death): Trouble => ({ text: reason, kind, said });

/** That the script calls another address, which is neither arm's fault. */
export function asAstray(text: string): Troubles {
  const astray: Trouble = { text, kind: 'astray', said: null };
  return { base: [astray], head: [astray] };
}

/** Of a base whose state could not be brought back. */
export function notReset({ message }: Error): Troubles {
  return { base: [{ text: message, kind: 'not-reset', said: null }], head: [] };
}

/**
 * Trouble of a second start where the first has an answer, and what the reader is told: what base does on its second
 * takes nothing from what head did on its first.
 */
export function unconfirmed(trouble: Troubles): {
  readonly trouble: Troubles;
  readonly notes: readonly string[];
} {
  const [ofBase] = trouble.base;
  if (ofBase === undefined || trouble.head.length > 0) return { trouble, notes: [] };
  return { trouble: NO_TROUBLE, notes: [runText({ kind: 'unconfirmed', text: ofBase.text })] };
}

/** The arms whose application ended by itself. */
export function deathsOf(arms: { readonly [A in Arm]: Pick<Side, 'died'> }): Troubles {
  const of = (arm: Arm) => {
    const death = arms[arm].died();
    return death === null ? [] : [troubleOf(death)];
  };
  return { base: of('base'), head: of('head') };
}

/**
 * What was driven, with an application's end as its arm's trouble. The load need not tell: a refused request is a
 * quick failure, which looks like a good answer to percentiles and like a few errors at the end of a round.
 */
export function withDeaths(driven: Driven, { base, head }: Troubles): Driven {
  const { trouble } = driven;
  return { ...driven, trouble: { base: [...base, ...trouble.base], head: [...head, ...trouble.head] } };
}

/** Whether both broke in the same way, so that one of them says it all. */
export function isAlike(a: Trouble, b: Trouble): boolean {
  return a.kind === b.kind && bare(a.said) === bare(b.said);
}

/** Foreign words without what is each arm's own: times, counts, addresses and its name. */
const bare = (said: string | null): string | undefined =>
  said?.replace(/\d+(\.\d+)?(ms|m|s)?/g, '0').replace(/\b(base|head)\b/g, 'arm');
