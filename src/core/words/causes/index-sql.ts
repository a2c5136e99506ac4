/** Words that PostgreSQL takes for no name of a table or a column (`pg_get_keywords()`, 18). */
const RESERVED: ReadonlySet<string> = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column
  concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp
  current_user default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having
  ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not
  notnull null offset on only or order outer overlaps placing primary references returning right select session_user similar
  some symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when where window
  with`.split(/\s+/),
);

/**
 * The statement that makes an index, while the table is in use: CONCURRENTLY blocks no writer, and is refused for a table
 * with partitions.
 * `table`: `orders` or `sales.orders`; `columns`: `user_id, created_at`; a name that has the comma or dot in it is in quotes.
 */
export const createIndex = (table: string, columns: string, isPartitioned: boolean): string =>
  `CREATE INDEX${isPartitioned ? '' : ' CONCURRENTLY'} ON ${quoted(table, SCHEMA_TABLE, '.')} (${quoted(columns, COLUMNS, ', ')})`.replaceAll(
    '`',
    "'",
  );

/** What to know of it. */
export const noteOf = (isPartitioned: boolean): string =>
  isPartitioned
    ? '-- writers wait for it; only for a moment where CREATE INDEX CONCURRENTLY was run on each partition before'
    : '-- not within a transaction';

const SCHEMA_TABLE = /"(?:[^"]|"")*"|[^.]+/g;
const COLUMNS = /"(?:[^"]|"")*"|[^,]+/g;

const quoted = (names: string, each: RegExp, by: string): string =>
  (names.match(each) ?? [])
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => nameInSql(/^"(?:[^"]|"")*"$/.test(name) ? name.slice(1, -1).replaceAll('""', '"') : name))
    .join(by);

/** Names that are more than small letters, digits and `_`, or mean something else, are names in quotes alone. */
const nameInSql = (name: string): string =>
  /^[a-z_][a-z0-9_$]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
