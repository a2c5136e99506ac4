/** Escape sequences of terminals: colours, cursor movements, titles, links. */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\u009d]*(?:\u0007|\u001b\\|\u009c)|\u001b[@-Z\\^_]/g;

/** What is not seen, or turns round what stands beside it: controls, bidi overrides, zero-width ones, fillers, tags. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Marks on one letter beyond what any script writes: they would reach over other lines. */
const PILES = /(\p{M}{3})\p{M}+/gu;

/** The line without anything that a reader would not see; blanks stay as they are, a tab becomes two. */
export function seen(line: string): string {
  return line.replace(ESCAPES, '').replaceAll('\t', '  ').replace(INVISIBLE, '').replace(PILES, '$1');
}

/**
 * Text of others as one line of what a reader sees: no line break, no control character, nothing invisible. This is
 * the whole escaping for a medium that is plain text: a commit status, a check's title, an output of the step.
 */
export function visible(text: string): string {
  return seen(text.replace(ESCAPES, '').replace(/\s/g, ' ')).replace(/ {2,}/g, ' ').trim();
}

/** At most `longest` UTF-16 units, with a sign where something is left out; never half of a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = longest - 1;
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return `${text.slice(0, isHalf ? end - 1 : end).trimEnd()}…`;
}
