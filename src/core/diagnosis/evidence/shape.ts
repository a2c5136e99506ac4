import { LONGEST_TEXT, type Statement } from '../../model/evidence/statement.ts';

/**
 * What a statement is, whatever the values and however many of them: the number of values in a list or of rows in one
 * INSERT differs from call to call, and what a database counts as several statements is one to the code that makes it.
 */
export function shapeOf(sql: string): string {
  return sql
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\$\d+/g, '$')
    .replace(/\( ?\$(?: ?, ?\$)+ ?\)/g, '($…)')
    .replace(/\bIN ?\( ?\$ ?\)/gi, 'IN ($…)')
    .replace(/(\([^()]*\))(?: ?, ?\1)+/g, '$1…')
    .toLowerCase();
}

/**
 * The shape of a recorded statement. Of a long one only the beginning is recorded, which others may have in common: its id
 * is of all of it. Ahead of that stands what comes before the first bracket, as lists may be of any length.
 */
export const shapeOfStatement = ({ id, text }: Pick<Statement, 'id' | 'text'>): string =>
  isCut(text) ? `${shapeOf(text.split('(', 1)[0] ?? '')} … ${id}` : shapeOf(text);

/** Whether the end of a statement may be missing. */
export const isCut = (text: string): boolean => text.length >= LONGEST_TEXT;

/** The same without what limits the rows of it. */
export const unlimited = (shape: string): string =>
  shape.replace(/ (?:limit|offset) \S+| fetch (?:first|next) \S+ rows? only/g, '');

/** Whether so many rows at most come of it. */
export const isLimited = (shape: string): boolean => unlimited(shape) !== shape;

/** Behind what a table's name stands; `FOR UPDATE OF …` and `ON CONFLICT … DO UPDATE SET` name none. */
const TABLE = /(?<!\bfor )(?<!\bdo )\b(?:from|join|into|update) (?:only )?([\w."$]+)/g;

/** Tables that a statement names, each once, in the order of the alphabet; empty: its text is not known. */
export function tablesOf(shape: string): readonly string[] {
  const found = [...shape.matchAll(TABLE)].map(([, table = '']) =>
    table.replaceAll('"', '').replace(/^public\./, ''),
  );
  return [...new Set(found)].toSorted();
}

const HOUSEKEEPING =
  /^(?:begin|start transaction|commit|end|rollback|abort|savepoint|release|set|reset|show|discard|deallocate|listen|unlisten|select (?:\$|1|version\(\))$)/;

/** What a driver or a pool says of itself: it is no work of an endpoint. */
export const isHousekeeping = (shape: string): boolean => HOUSEKEEPING.test(shape);
