import type { Setting } from './setting.ts';

/** The help of a setting with the words that it allows, where the help does not name them all itself. */
export function helpText({ help, kind }: Pick<Setting, 'help' | 'kind'>): string {
  const { words } = kind;
  const told = words === undefined || words.every((word) => help.includes(word));
  return told ? help : `${help}: ${words.join(', ')}`;
}
