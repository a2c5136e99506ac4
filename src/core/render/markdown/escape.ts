import { cut, visible } from '../text/visible.ts';

/** Longest name that is shown, where nothing else is said; characters. */
const LONGEST = 200;

/** Not seen, and no text to GitHub: what stands on both sides of it is not one word. */
const BREAK = '<!-- -->';

type Active = { readonly pattern: RegExp; readonly inert: (found: string) => string };

const entity = (character: string): string => `&#${character.codePointAt(0)};`;
const after = (found: string): string => `${found}${BREAK}`;
const beforeLast = (found: string): string => `${found.slice(0, -1)}${BREAK}${found.slice(-1)}`;
/**
 * What acts in GitHub's Markdown, each with what shows the same and does nothing. GitHub looks for mentions and
 * references in the text that it has made of Markdown, so that an entity does not hide them and only a break does.
 */
const ACTIVE: readonly Active[] = [
  // A list or a number at the start of a text.
  { pattern: /^(?:\+(?=\s|$)|-(?=[\s-]|$))/, inert: entity },
  { pattern: /^\d{1,9}[.)](?=\s|$)/, inert: (found) => `${found.slice(0, -1)}${entity(found.slice(-1))}` },
  // Mentions, mail addresses, issues, headings.
  { pattern: /@(?=\S)|#/, inert: after },
  { pattern: /\b(?:GH|GHSA|CVE)-(?=\w)/, inert: beforeLast },
  // Addresses.
  { pattern: /:(?=\/\/)|\b(?:mailto|xmpp):/, inert: after },
  { pattern: /www\./, inert: beforeLast },
  // Commits: code is no reference.
  { pattern: /\b[0-9a-f]{7,64}\b/, inert: (found) => `\`${found}\`` },
  // Pictures by name (but not the time of a day), formulas, characters by name or number.
  { pattern: /(?<!\d):(?=[\w+-]+(?::|$))/, inert: after },
  { pattern: /\$/, inert: (found) => `<span>${found}</span>` },
  { pattern: /&(?=#?\w+;)/, inert: entity },
  // HTML, code, emphasis, links and images, cells of a table, strikethrough.
  { pattern: /[<>\\`*_[\]|~]/, inert: entity },
];

const ANY = new RegExp(ACTIVE.map(({ pattern }) => `(${pattern.source})`).join('|'), 'gi');

/**
 * Text of others for a place inside a Markdown line or a cell of a table: nothing in it can start a block, a row, a
 * link, an image, HTML, a mention, a reference or a comment, and nothing in it is invisible.
 */
export function escapeMarkdown(text: string, longest: number = LONGEST): string {
  return inert(cut(visible(text), longest));
}

const inert = (text: string): string =>
  text.replace(ANY, (found: string, ...rest: readonly unknown[]) => {
    const which = ACTIVE.findIndex((_, index) => rest[index] !== undefined);
    return ACTIVE[which]?.inert(found) ?? found;
  });

/** Longest of our own sentences, which may hold names of the script. */
const SENTENCE = 1200;

/** A sentence of ours, whose `code` stays code, with text of others anywhere in it. */
export function sentence(text: string): string {
  return cut(visible(text), SENTENCE)
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? codeSpan(part.slice(1, -1)) : inert(part)))
    .join('');
}

/** The same as code in a line or a cell, where only what ends it or its cell could act. */
export function codeSpan(text: string): string {
  const inside = cut(visible(text), LONGEST).replaceAll('`', "'").replaceAll('|', '¦');
  return inside === '' ? '' : `\`${inside}\``;
}

/** Text of our own as a code block: its fence cannot be closed from inside. */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.replace(/\r/g, '')}\n${ticks}`;
}
