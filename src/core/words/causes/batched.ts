import { sqlToPaste } from './sql.ts';

const NAME = String.raw`(?:"(?:[^"]|"")+"|[a-z_][\w$]*)`;
const COLUMN = String.raw`(?:${NAME}\.)*${NAME}`;

/** A column of all that is chosen which is held against one value, and that by itself. */
const EQUAL = new RegExp(
  String.raw`\b(?:where|and) \(*(?<key>${COLUMN}) = (?<value>\$\d+)(?:::(?<type>\w+))?(?=\)| (?:and|order by|for)\b|$)`,
  'i',
);
const LIST = /^select (?!distinct\b|all\b)(?<list>[^()]+?) from (?<tables>.+?) where /i;
/** With these, rows of many values are others than those of each. */
const MIXES = /\b(?:group by|having|union|intersect|except|or|case|limit|offset|fetch)\b|\bnot \(/i;

/**
 * The same for many values at once, with what tells whose a row is: `SELECT name FROM items WHERE order_id = $1` → `SELECT
 * order_id, name FROM items WHERE order_id = ANY($1)`. Null: it is no plain read of the rows of one value.
 */
export function batched(sql: string | undefined, kind: string | undefined): string | null {
  const text = withoutOne(sqlToPaste(sql) ?? '');
  const isOnce = text.match(/\$\d+/g)?.length === 1 && text.match(/\bselect\b/gi)?.length === 1;
  if (kind !== 'select' || !isOnce || MIXES.test(text)) return null;
  const { list, tables = '' } = LIST.exec(text)?.groups ?? {};
  const found = EQUAL.exec(text);
  const { key, value, type } = found?.groups ?? {};
  // What stands before WHERE says how tables are joined.
  if (list === undefined || key === undefined || (found?.index ?? 0) < text.search(/\bwhere\b/i)) return null;
  const added = addedTo(list.split(',').map(itemOf), columnOf(key), !/,|\bjoin\b/i.test(tables));
  const keyed = added === null ? text : text.replace(/^select /i, (word) => `${word}${key}${added}, `);
  const all = `= ANY(${value}${type === undefined ? '' : `::${type}[]`})`;
  return `${keyed.replace(EQUAL, (one) => one.replace(/= \$\d+(?:::\w+)?$/, () => all))};`;
}

/** Of one value there is one row where nothing says which of several is meant. */
const withoutOne = (text: string): string =>
  / order by /i.test(text) ? text : text.replace(/ limit 1$/i, '');

/** A column and its table, null where it is not named, as the database calls them. */
type Column = { readonly table: string | null; readonly column: string };
/** One of what is selected: what it is, null where it is no plain column, and what it is called; `*` as well. */
type Item = { readonly of: Column | null; readonly name: string | null };

function columnOf(text: string): Column {
  const names = text.match(new RegExp(`${NAME}|\\*`, 'gi')) ?? [];
  return {
    table: names.length > 1 ? plainName(names.at(-2) ?? '') : null,
    column: plainName(names.at(-1) ?? ''),
  };
}

const plainName = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();

const ITEM = new RegExp(String.raw`^(?<of>(?:${NAME}\.)*(?:${NAME}|\*))(?: (?:as )?(?<name>${NAME}))?$`, 'i');

function itemOf(text: string): Item {
  const { of, name } = ITEM.exec(text.trim())?.groups ?? {};
  const column = of === undefined ? null : columnOf(of);
  return { of: column, name: name === undefined ? (column?.column ?? null) : plainName(name) };
}

/**
 * What stands behind the key where it is selected beside these: a name of its own where another column has, or may have, that
 * of the key. Null: they have it already.
 */
function addedTo(items: readonly Item[], key: Column, isOneTable: boolean): string | null {
  if (items.some((item) => isOf(item, key, isOneTable))) return null;
  const isTaken = items.some(({ name }) => name === key.column || name === '*');
  if (key.table === null || !isTaken) return '';
  const name = `${key.table}_${key.column}`;
  return ` AS ${/^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`}`;
}

/** A name without its table is of one table alone, wherever it stands. */
function isOf({ of, name }: Item, key: Column, isOneTable: boolean): boolean {
  if (of === null || name !== of.column) return false;
  if (of.column === '*') return of.table === null || isOneTable || of.table === key.table;
  const isSame = of.table === null || key.table === null || of.table === key.table;
  return of.column === key.column && isSame;
}
