import type { Ask } from '../link.ts';
import { MARK } from '../mark.ts';
import { conditionsOf } from './conditions.ts';
import { laidOut, type Step, withoutTable } from './plan-tree.ts';

type Named = { readonly schema: string; readonly name: string };

/** The table that a partition is of, the columns that it is cut by, and the rows in the partition. */
type Root = Named & { readonly keys: readonly string[]; readonly rows: number };

/** What partitions belong to. */
export type Roots = {
  /** by `schema.table` of a partition */
  readonly tables: ReadonlyMap<string, Root>;
  /** by the name of a partition's index; plans do not tell its schema */
  readonly indexes: ReadonlyMap<string, string>;
};

const NONE: Roots = { tables: new Map(), indexes: new Map() };

const ROOTS = `SELECT ${MARK} c.relkind IN ('i', 'I') AS "isIndex", n.nspname AS schema, c.relname AS name, rn.nspname AS "rootSchema", r.relname AS root,
  (SELECT array_agg(attname::text) FROM pg_partitioned_table t JOIN pg_attribute a ON attrelid = partrelid AND attnum = ANY (partattrs) WHERE partrelid = r.oid) AS keys,
  CASE WHEN c.reltuples > 0 THEN c.reltuples ELSE coalesce(pg_stat_get_live_tuples(c.oid), 0) END AS rows
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_class r ON r.oid = pg_partition_root(c.oid) JOIN pg_namespace rn ON rn.oid = r.relnamespace
  WHERE c.relispartition AND c.relname = ANY ($1::text[])`;

/** The roots of all partitions in a plan. Throws what the server says. */
export async function rootsOf(ask: Ask, plan: Step): Promise<Roots> {
  const names = laidOut(plan).flatMap(({ step }) =>
    [step['Relation Name'] ?? [], step['Index Name'] ?? []].flat(),
  );
  if (names.length === 0) return NONE;
  const rows = await ask(ROOTS, [[...new Set(names)]]);
  const tables = new Map<string, Root>();
  const indexes = new Map<string, string>();
  for (const row of rows) {
    const text = (name: string) => String(row[name]);
    if (row['isIndex'] === true) indexes.set(text('name'), text('root'));
    else
      tables.set(keyOf({ schema: text('schema'), name: text('name') }), {
        ...{ schema: text('rootSchema'), name: text('root'), rows: Math.round(Number(row['rows'])) },
        keys: Array.isArray(row['keys']) ? row['keys'].map(String) : [],
      });
  }
  return { tables, indexes };
}

const keyOf = ({ schema, name }: Named): string => JSON.stringify([schema, name]);

/**
 * A plan in which partitions are called by the table that they are of, and steps side by side that do the same with several
 * of them are one, with the rows and costs of all: what was read is one table, however many parts it has.
 */
export function folded(plan: Step, roots: Roots): Step {
  if (roots.tables.size === 0) return plan;
  const { Plans, ...own } = rooted(plan, roots);
  return Plans === undefined ? own : { ...own, Plans: joined(Plans.map((below) => folded(below, roots))) };
}

function rooted(step: Step, { tables, indexes }: Roots): Step {
  const { 'Relation Name': name, Schema: schema, 'Index Name': index } = step;
  const table = name === undefined || schema === undefined ? undefined : tables.get(keyOf({ schema, name }));
  const whole = index === undefined ? undefined : indexes.get(index);
  return {
    ...step,
    ...(whole !== undefined && { 'Index Name': whole }),
    ...(table !== undefined && {
      ...{ Schema: table.schema, 'Relation Name': table.name },
      readsOne: isOfOne(step, table.keys),
    }),
    ...((table !== undefined || whole !== undefined) && { partitions: { count: 1, rows: table?.rows ?? 0 } }),
  };
}

/** Whether each column that a table is cut by is to be equal to a value: plans without values show all partitions even so. */
function isOfOne(step: Step, keys: readonly string[]): boolean {
  const conditions = conditionsOf(
    [step.Filter, step['Index Cond'], step['Recheck Cond']].flatMap((one) => one ?? []).join(' AND '),
  );
  return (
    keys.length > 0 &&
    keys.every((key) => conditions.some(({ column, kind }) => column === key && kind === 'equal'))
  );
}

function joined(steps: readonly Step[]): readonly Step[] {
  const groups = Map.groupBy(steps, (step) => (step.partitions === undefined ? step : sameOf(step)));
  return [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [more.reduce((sum, one) => together(sum, one), first)],
  );
}

const CONDITIONS = ['Filter', 'Index Cond', 'Recheck Cond'] as const;

/** What steps have in common that are one: each has a name of its own for its partition. */
function sameOf(step: Step): string {
  const { Alias: alias = '' } = step;
  const conditions = CONDITIONS.map((of) => (step[of] === undefined ? null : withoutTable(step[of], alias)));
  return JSON.stringify([
    ...[step['Node Type'], step.Schema, step['Relation Name'], step['Index Name']],
    // A step that reads an index for another one has no table's name, and its condition the one above it.
    ...(step['Relation Name'] === undefined ? [] : conditions),
  ]);
}

function together(a: Step, b: Step): Step {
  const below = [...(a.Plans ?? []), ...(b.Plans ?? [])];
  return {
    ...a,
    'Total Cost': a['Total Cost'] + b['Total Cost'],
    ...(a.readsOne === true ? largerOf(a, b) : sumOf(a, b)),
    ...(below.length > 0 && { Plans: joined(below) }),
  };
}

type Size = Pick<Step, 'Plan Rows' | 'partitions'>;

const partsOf = ({ partitions = { count: 1, rows: 0 } }: Size) => partitions;

const largerOf = (a: Size, b: Size): Size => {
  const { 'Plan Rows': rows, partitions } = partsOf(b).rows > partsOf(a).rows ? b : a;
  return { 'Plan Rows': rows, partitions };
};

const sumOf = (a: Size, b: Size): Size => ({
  'Plan Rows': a['Plan Rows'] + b['Plan Rows'],
  partitions: {
    count: partsOf(a).count + partsOf(b).count,
    rows: partsOf(a).rows + partsOf(b).rows,
  },
});
