import { VARIABLE } from '../config/kinds/requests/headers.ts';

/** Any value as JavaScript. What ends a line there and not in JSON is escaped, so that a comment may hold it too. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
}

/** A text in which `${NAME}` is a variable that k6 hands to the script. */
export function withVariables(text: string): string {
  const pieces = text.split(VARIABLE).map((piece, index) => (index % 2 === 1 ? `__ENV.${piece}` : piece));
  const shown = pieces.map((piece, index) => (index % 2 === 1 ? piece : literal(piece)));
  const needed = shown.filter((piece, index) => index === 0 || piece !== '""');
  return needed.join(' + ');
}

/** Any text as one line of a comment. */
export function comment(text: string): string {
  return `// ${[...text].map((one) => (ENDS.test(one) ? ' ' : one)).join('')}`.trimEnd();
}

const ENDS = /[\p{Cc}\u2028\u2029]/u;
