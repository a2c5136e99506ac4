import { createHash } from 'node:crypto';

/** Strings, quoted names and dollar quotes; comments and white space; all else. */
const TOKENS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$((?:[a-z_]\w*)?)\$[\s\S]*?\$\1\$|(?<space>(?:--[^\n]*|\/\*[\s\S]*?\*\/|\s)+)|[^'"$\-/\s]+|[\s\S]/gi;

/** Most texts have none of that, and there may be thousands. */
const SPECIAL = /['"]|--|\/\*|\$[a-z_$]/i;

/** How PostgreSQL 18 writes that a list went on. */
const AND_MORE = /\s*\/\*, \.\.\. \*\//g;

/** A list of nothing but values: its length is that of the caller's, and the statement the same. */
const LIST = /\b(in) ?\( ?\$\d+(?: ?, ?\$\d+)*(?:, \.\.\.)? ?\)/gi;

/** Rows after the first one. */
const ROWS = /\b(values ?\([^()]*\))(?: ?, ?\([^()]*\))+/gi;

/**
 * The form by which one statement is known, whoever ran it: without comments (they hold what differs from call to call),
 * white space in one, lists of values and of rows of any length the same, values numbered as they come.
 * `text`: as the database normalised it
 */
export function normalForm(text: string): string {
  const bare = withoutComments(text.replace(AND_MORE, ', ...'))
    .replace(/[ ;]+$/, '')
    .trimStart();
  const folded = bare.replace(LIST, '$1 ($$1, ...)').replace(ROWS, '$1, ...');
  let last = 0;
  return folded.replace(/\$\d+/g, () => {
    last += 1;
    return `$${last}`;
  });
}

/** White space is in one then, but for that of strings and names. */
const withoutComments = (text: string): string =>
  SPECIAL.test(text)
    ? text.replace(TOKENS, (token, ...rest) => (rest.at(-1).space === undefined ? token : ' '))
    : text.replace(/\s+/g, ' ');

/** A list, rows and a comment whose end was cut off: they could not be folded. */
const OPEN_LIST = /\b(in) ?\( ?\$\d+(?: ?, ?(?:\$\d*)?)* ?$/i;
const OPEN_ROWS = /\b(values ?\([^()]*\))(?:, \.\.\.)?(?: ?,? ?(?:\([^()]*)?)?$/i;
const OPEN_COMMENT = / ?(?:\/\*(?:(?!\*\/)[\s\S])*|\/|-)$/;

/** Of a form whose end was cut off what all those that it may be begin with. */
export const beginningOf = (cut: string): string =>
  cut.replace(OPEN_COMMENT, '').replace(OPEN_LIST, '$1 (').replace(OPEN_ROWS, '$1').trimEnd();

/** 16 hexadecimal digits of its SHA-256. */
export const idOf = (form: string): string => createHash('sha256').update(form).digest('hex').slice(0, 16);

/** A literal, so that a statement of a session is known by the same form: the database normalises others alone. */
const LITERALS =
  /\bE'(?:[^'\\]|''|\\[\s\S])*(?:'|$)|(?:\bN)?'(?:[^']|'')*(?:'|$)|\$((?:[a-z_]\w*)?)\$[\s\S]*?(?:\$\1\$|$)|"(?:[^"]|"")*"|\$\d+|(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?\b/gi;

/** The form of a statement that still has its values: they are taken out. */
export const formOfSession = (text: string): string =>
  normalForm(text.replace(LITERALS, (literal) => (literal.startsWith('"') ? literal : '$1')));
