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
 * `((created_at > $2) AND (user_id = $1))` → user_id, created_at. What most rows pass (`deleted_at IS NULL`) is left out
 * beside others. Null: it is nothing that an index of plain columns helps with (an OR, a function of a column, LIKE).
 */
export function columnsOf(filter: string): readonly string[] | null {
  const parts = filter
    .replace(/^\((.*)\)$/s, '$1')
    .split(/ AND /)
    .map((part) => part.trim())
    .filter((part) => !LOOSE.test(part));
  if (/ OR /.test(filter) || parts.some((part) => FUNCTION.test(part))) return null;
  const found = parts.map((part) => SIMPLE.exec(part.replace(BRACKETS, '$1')));
  if (found.length === 0 || found.some((one) => one === null)) return null;
  const compared = found.flatMap((one) =>
    one === null ? [] : [{ column: bareName(one[1] ?? ''), by: one[2] }],
  );
  const equalFirst = compared.toSorted((a, b) => Number(a.by !== '=') - Number(b.by !== '='));
  return [...new Set(equalFirst.map(({ column }) => column))];
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
  String.raw`^(${NAME})(?:::[a-z ]+)? (=|<=|>=|<|>) (?:ANY )?(?:\$\d+|'|-?\d|now|CURRENT|NULL)`,
  'i',
);

const bareName = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
