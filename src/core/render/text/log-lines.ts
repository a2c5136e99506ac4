import { seen } from './visible.ts';

/** A blank of no width: it breaks a workflow command apart and is not seen. */
const BREAK = '\u200b';

/** Whatever some reader of logs takes for the end of a line. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** Text of others as lines of a log or a terminal: nothing in them acts, and nothing in them is invisible. */
export function logLines(text: string): readonly string[] {
  return text.split(LINE_END).map((line) => inert(seen(line)));
}

/**
 * A line that a runner only shows. It takes a line that begins with `::` (after any blanks) and `##[` anywhere in a
 * line as a command, from either output of any program in a step. To be used on whole lines, after they were wrapped.
 */
export function inert(line: string): string {
  return line.replace(/^(\s*):(?=:)/, `$1:${BREAK}`).replaceAll('##[', `##${BREAK}[`);
}
