import { suggest } from '../suggest.ts';
import type { Kind } from './kind.ts';
import { oneValue } from './one-value.ts';

/** One of a few words. */
export function choice<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  return {
    ...oneValue<Word>({
      parse: (text) => words.find((word) => word === text) ?? null,
      wants: `one of ${words.join(', ')}`,
      meant: (text) => suggest(text, words),
      schema: { type: 'string', enum: words },
    }),
    words,
  };
}
