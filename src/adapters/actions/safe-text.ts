import { stripVTControlCharacters } from 'node:util';

/** A blank of no width: it breaks a workflow command apart and is not seen. */
const BREAK = '\u200b';

/**
 * Text that may come from a program we do not trust, as lines that the runner only shows. The runner takes a line that
 * begins with `::` (after any blanks) and `##[` anywhere in a line as a command; terminals take escape sequences.
 */
export function safeLines(text: string): readonly string[] {
  return stripVTControlCharacters(text)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^([\s\p{C}]*):(?=:)/u, `$1:${BREAK}`).replaceAll('##[', `##${BREAK}[`));
}
