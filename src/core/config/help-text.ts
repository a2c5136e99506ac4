import type { Setting } from './settings.ts';

/** The help of a setting with the words that it allows, where the help does not name them all itself. */
export function helpText({ help, allowed }: Pick<Setting, 'help' | 'allowed'>): string {
  const told = allowed === undefined || allowed.every((word) => help.includes(word));
  return told ? help : `${help}: ${allowed.join(', ')}`;
}
