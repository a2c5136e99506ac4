import { LONGEST_TEXT } from '../../model/evidence/statement.ts';

/** A name of others as code, where it cannot act. */
export const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

/** Longest statement in a sentence: what is cut still says which one it is. */
const IN_SENTENCE = 110;
/** Longest list of columns that is shown. */
const LIST = 24;

/** A statement in a sentence, as code: "`SELECT … FROM orders WHERE user_id = $1`"; "a statement" where its text is not known. */
export const sqlInSentence = (sql: string): string =>
  sql.trim() === '' ? 'a statement' : `\`${cut(shortened(plain(sql)), IN_SENTENCE)}\``;

/** What a server said, as code in one line: it may be of a recording that somebody else made. */
export const saidInSentence = (text: string): string => `\`${cut(plain(text), IN_SENTENCE)}\``;

/** A statement by itself, to paste; null: its text is not known, or was cut where it was recorded. */
export function sqlToPaste(sql: string | undefined): string | null {
  const text = sql === undefined ? '' : sql.replace(/\s+/g, ' ').trim().replace(/;$/, '');
  // More than one statement, or a comment, is nothing to paste unseen.
  return text === '' || text.length >= LONGEST_TEXT || /;|--|\/\*/.test(text) ? null : text;
}

/** In one line, and without what would end code in a sentence. */
const plain = (sql: string): string => sql.replace(/\s+/g, ' ').trim().replaceAll('`', "'");

/** Without long lists: it is tables and conditions that tell one statement from another. */
function shortened(sql: string): string {
  return sql
    .replace(/^(select(?: distinct)?) (.{1,1500}?) from /i, (all, select: string, list: string) =>
      list.length <= LIST ? all : `${select} … ${/ from $/i.exec(all)?.[0].trim() ?? 'FROM'} `,
    )
    .replace(/^(insert into \S+) ?\([^)]{25,}\)/i, '$1 (…)')
    .replace(/\(\$\d+(?:, ?\$\d+){3,}\)/g, '($1, …)');
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** A list of values, as drivers and ORMs write it; what another statement answers is none. */
const LIST_OF_VALUES = /\bany ?\(|\bin ?\((?! ?select\b)|\bunnest ?\(/i;

/** Whether a statement asks for the rows of many values at once. */
export const isOfList = (sql: string | undefined): boolean => LIST_OF_VALUES.test(sql ?? '');

/** The same with an end to its rows; null: it has one, it asks for a list of values, or its text is not known. */
export function limited(sql: string | undefined, kind: string | undefined): string | null {
  const text = sqlToPaste(sql);
  if (text === null || kind !== 'select' || isOfList(text)) return null;
  if (/\b(?:limit|fetch first|fetch next)\b/i.test(text)) return null;
  const numbers = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
  return `${text} LIMIT $${Math.max(0, ...numbers) + 1};`;
}
