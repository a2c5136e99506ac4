import type { Trouble, Troubles } from '../../src/ports/trouble.ts';

/** Trouble that is like another of the same words. */
const of = (text: string): Trouble => ({ text, kind: text, said: null });

/** What broke each arm, as sentences. */
export const troubles = (base: readonly string[], head: readonly string[]): Troubles => ({
  base: base.map(of),
  head: head.map(of),
});

/** The sentences alone. */
export const textsOf = ({ base, head }: Troubles) => ({
  base: base.map(({ text }) => text),
  head: head.map(({ text }) => text),
});
