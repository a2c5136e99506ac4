/** A word of a text. */
export type Word = {
  readonly text: string;
  /** that it stands in, from 1 */
  readonly line: number;
  /** a text in quotes ends, or another one begins, between it and the word before */
  readonly isApart: boolean;
};

/**
 * What tells one statement from another: names, keywords and `*`, small. Values and whatever stands for them in a source
 * are left out (`$1`, `?`, `:name`, `@name`, `%s`, `%(name)s`, `${…}`), and so are quotes, brackets, signs and casts. A name
 * in quotes of its own is a word like any other.
 */
const PARTS =
  /\$\{[^}]*\}|\$\d+|%\(\w+\)s|%[sd]\b|::\s*"?\w+"?|[:@][a-z_]\w*|\\?(?<quote>["`])(?<name>[a-z_]\w*)\\?\k<quote>|(?<word>[a-z_][\w$]*)|(?<star>\*)|(?<end>['"`])/gi;

/** Longest line that is somebody's own: what is longer was made by a tool. Characters. */
const LONGEST = 2000;

/** The words of a source. */
export function wordsOf(lines: readonly string[]): readonly Word[] {
  let quotes = 0;
  return lines.flatMap((text, index) => {
    if (text.length > LONGEST) return [];
    return [...text.matchAll(PARTS)].flatMap(({ groups }): readonly Word[] => {
      if (groups?.['end'] !== undefined) quotes += 1;
      const found = groups?.['name'] ?? groups?.['word'] ?? groups?.['star'];
      if (found === undefined) return [];
      const isApart = quotes % 2 === 1;
      quotes = 0;
      return [{ text: found.toLowerCase(), line: index + 1, isApart }];
    });
  });
}

/** Those of a statement, without what it has in quotes: that is a value. */
export const wordsOfStatement = (sql: string): readonly string[] =>
  wordsOf([sql.replace(/'[^']*'/g, ' ').slice(0, LONGEST)]).map(({ text }) => text);
