/** Longest name that is shown, where nothing else is said; characters. */
const LONGEST = 200;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * Text of an untrusted program for a place inside a Markdown line or table cell: nothing in it can start a
 * row, a link, an image, HTML, a mention, an issue reference or a comment, and nothing in it is invisible.
 */
export function escapeMarkdown(text: string, longest: number = LONGEST): string {
  const visible = text.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
  const short = visible.length > longest ? `${visible.slice(0, longest)}…` : visible;
  return short
    .replace(/[@#](?=\w)/g, (character) => `${character}<!-- -->`)
    .replace(/(https?):\/\//gi, '$1:<!-- -->//')
    .replace(/www\./gi, 'www<!-- -->.')
    .replace(/<(?!!-- -->)|(?<!<!-- --)>|[\\`*_[\]|~]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The same for a code block: its fence cannot be closed from inside. */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.replace(/\r/g, '')}\n${ticks}`;
}
