/** What a shell joins to one word: escaped, quoted or filled-in parts, and all that separates nothing. */
const PART =
  /\\[^\r\n]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\$\([^()]*(?:\([^()]*\)[^()]*)*\)|`[^`]*`|[^\s\\'"`;&|()<>]/;
/**
 * A line that goes on, streams that are joined, a comment, a word; else what ends a command. A comment begins where a word
 * could.
 */
const TOKEN = new RegExp(
  `\\\\\\r?\\n|[<>]&[\\d-]?|&>|[ \\t<>]+|#[^\\n]*|(?<word>(?:${PART.source})+)|(?<end>[\\s\\S])`,
  'g',
);
const QUOTED = /'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\\([\s\S])/g;

/**
 * The commands of a shell script, each as its words without their quotes. What a shell would fill in stands as it is
 * written. No shell's whole grammar: enough to recognize plain commands.
 */
export function commandsOf(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const { groups } of script.matchAll(TOKEN)) {
    if (groups?.['end'] !== undefined) commands.push([]);
    else if (groups?.['word'] !== undefined) commands.at(-1)?.push(unquoted(groups['word']));
  }
  return commands.filter((words) => words.length > 0);
}

const unquoted = (word: string): string =>
  word.replace(
    QUOTED,
    (_, single?: string, double?: string, escaped?: string) => single ?? double ?? escaped ?? '',
  );

/** Whether a shell fills something in there, which may be another on each side. */
export const isFilledIn = (word: string): boolean => /[$`]/.test(word);

const ASSIGNMENT = /^\w+=/;
const BEFORE = new Set(['exec', 'sudo', 'env', 'export', 'time', 'nohup', 'nice', 'command', '!', '{']);
const KEYWORDS = new Set(['then', 'do', 'else', 'if', 'elif', 'while', 'until']);

/** The words from the program on: without variables that are set for it, and programs that only start it. */
export function programOf(words: readonly string[]): readonly string[] {
  let isWrapped = false;
  const at = words.findIndex((word) => {
    if (BEFORE.has(word)) isWrapped = true;
    else if (!(KEYWORDS.has(word) || ASSIGNMENT.test(word) || (isWrapped && word.startsWith('-'))))
      return true;
    return false;
  });
  return at === -1 ? [] : words.slice(at);
}

/** The last part of a path. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
