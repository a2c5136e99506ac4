import type { DatabaseEvidence } from '../../model/evidence/database.ts';
import type { PlanNode, StatementPlan } from '../../model/evidence/plan.ts';
import { once } from './once.ts';
import { shapeOfStatement } from './shape.ts';

/** Plans by the shape of their statement. */
export const plansOf = (database: DatabaseEvidence | undefined): ReadonlyMap<string, StatementPlan> =>
  database === undefined ? NO_PLANS : plansIn(database);

const NO_PLANS: ReadonlyMap<string, StatementPlan> = new Map();

const plansIn = once(({ statements, plans }: DatabaseEvidence): ReadonlyMap<string, StatementPlan> => {
  const shapes = new Map(statements.map((one) => [one.id, shapeOfStatement(one)]));
  return new Map(plans.map((plan) => [shapes.get(plan.id) ?? plan.id, plan] as const));
});

const JOINS: readonly string[] = ['Nested Loop', 'Hash Join', 'Merge Join'];
/** Reads an index all the same: which of them is a matter of what is in memory. */
const BY_INDEX = /^(?:Index Scan|Index Only Scan|Bitmap Heap Scan)$/;

/** "Seq Scan on orders", "index scan on orders", "Hash Join": how tables are read and joined, each once, in order. */
export function stepsOf({ nodes }: StatementPlan): readonly string[] {
  const steps = nodes.flatMap(({ kind, table }) => {
    if (JOINS.includes(kind)) return [kind];
    if (!kind.endsWith('Scan') || table === null) return [];
    return [`${BY_INDEX.test(kind) ? 'index scan' : kind} on ${table}`];
  });
  return [...new Set(steps)].toSorted();
}

/** The cost of a whole plan, in the database's own units. */
export const costOf = ({ nodes: [top] }: StatementPlan): number => top?.cost ?? 0;

/** Whether a table is read from its beginning to its end. */
export const isWhole = ({ kind }: PlanNode): boolean => kind === 'Seq Scan';

/** `orders` and `public.orders` are one table. */
export const isTable = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && bare(a) === bare(b);

const bare = (table: string): string => table.replace(/^public\./, '').replaceAll('"', '');

/** Rows in a table; null: not known. */
export const rowsIn = ({ tables }: Pick<DatabaseEvidence, 'tables'>, table: string): number | null =>
  tables.find(({ name }) => isTable(name, table))?.rows ?? null;

/**
 * Columns that a filter holds against a value, those that are to be equal first, as an index wants them:
 * `((created_at > $2) AND (user_id = $1))` → user_id, created_at. What most rows pass (`deleted_at IS NULL`), and a column
 * that is cast to another type, are left out beside others. Null: it is nothing that an index of plain columns helps with (an
 * OR, a function of a column, LIKE). `sql`: the statement.
 */
export function columnsOf(filter: string, sql: string): readonly string[] | null {
  const compared = comparedIn(filter)?.filter((one) => isServed(one, sql)) ?? [];
  const equalFirst = compared.toSorted((a, b) => Number(a.by !== '=') - Number(b.by !== '='));
  return compared.length === 0 ? null : [...new Set(equalFirst.map(({ column }) => column))];
}

/** The cast, as SQL writes it (`created_at::date`), since which no column is left that an index would help; null: there is none. */
export function castIn(filter: string, sql: string): string | null {
  if (columnsOf(filter, sql) !== null) return null;
  return comparedIn(filter)?.find(({ cast }) => cast !== null)?.cast ?? null;
}

/** A column that is held against a value. */
type Compared = {
  readonly column: string;
  readonly by: string;
  /** `created_at::date`; null: it is held against it as it is */
  readonly cast: string | null;
};

function comparedIn(filter: string): readonly Compared[] | null {
  const parts = filter
    .replace(/^\((.*)\)$/s, '$1')
    .split(/ AND /)
    .map((part) => part.trim())
    .filter((part) => !LOOSE.test(part));
  if (/ OR /.test(filter) || parts.some((part) => FUNCTION.test(part))) return null;
  const found = parts.flatMap((part): readonly Compared[] => {
    const [, name = '', by = ''] = SIMPLE.exec(part.replace(BRACKETS, '$1')) ?? [];
    const [, type] = CAST.exec(part) ?? [];
    const cast = type === undefined ? null : `${name}::${type.replace(/\)+::/g, '::')}`;
    return name === '' ? [] : [{ column: bareName(name), by, cast }];
  });
  return found.length === parts.length ? found : null;
}

/**
 * Whether an index on the column serves the comparison. Text of a limited length (`varchar`) is compared as text, which its
 * index serves: the database shows that as a cast which nobody wrote. All others make another value of it.
 */
function isServed({ column, cast }: Compared, sql: string): boolean {
  if (cast === null) return true;
  const name = column.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const casts = String.raw`(?<![\w$])${name}"?(?:\)* ?:: ?text| as text ?\))\)* ?(?:[=<>]|in\b|between\b)`;
  const written = new RegExp(casts, 'i');
  return /^(?:"(?:[^"]|"")+"|\w+)::text$/.test(cast) && !written.test(sql);
}

/** In quotes where it has more than small letters, digits and `_`. */
const NAME = String.raw`(?:"(?:[^"]|"")+"|\w+)`;
const LOOSE = new RegExp(
  String.raw`^\(*(?:NOT )?${NAME}\)?(?:::[a-z ]+?)?(?: IS (?:NOT )?NULL| <> [^ ]+)?\)*$`,
  'i',
);
const FUNCTION = new RegExp(String.raw`^\(*${NAME}\(`);
const BRACKETS = /("(?:[^"]|"")*")|[()]/g;
const SIMPLE = new RegExp(
  String.raw`^(${NAME})(?:::[^=<>]+?)? (=|<=|>=|<|>) (?:ANY )?(?:\$\d+|'|-?\d|now|CURRENT|NULL)`,
  'i',
);
const CAST = new RegExp(String.raw`^\(*${NAME}\)*::([^=<>]+?) [=<>]`);

const bareName = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
