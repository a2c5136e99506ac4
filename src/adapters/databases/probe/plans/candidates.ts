import { type Condition, conditionsOf } from './conditions.ts';
import { laidOut, type Placed, type Step } from './plan-tree.ts';

/** An index that might help: which columns of which table. */
export type Candidate = {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
};

/** Columns that an index is tried of by itself, and all that it has at most. */
const MOST_SINGLE = 2;
const MOST_TOGETHER = 3;

/** Indexes that might help a plan: of the columns that tables are read through for, the simplest first. */
export function candidatesOf(plan: Step): readonly Candidate[] {
  const found = laidOut(plan).flatMap((placed) => {
    const { 'Relation Name': table, Schema: schema } = placed.step;
    if (table === undefined || schema === undefined || schema.startsWith('pg_') || !readsAll(placed.step))
      return [];
    return columnsOf(placed).map((columns) => ({ schema, table, columns }));
  });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Through the whole table, or through an index that only gives an order. */
const readsAll = (step: Step): boolean =>
  step['Node Type'] === 'Seq Scan' ||
  (step['Node Type'] === 'Index Scan' && step['Index Cond'] === undefined && step.Filter !== undefined);

function columnsOf({ step, above }: Placed): readonly (readonly string[])[] {
  const isOwn = ({ alias }: Condition) => alias === null || alias === step.Alias;
  const own = conditionsOf(step.Filter ?? '').filter(isOwn);
  const joined = above
    .flatMap((join) => [join['Hash Cond'], join['Merge Cond'], join['Join Filter']])
    .flatMap((text) => conditionsOf(text ?? ''))
    .filter(({ alias }) => alias !== null && aliasesOf(step).includes(alias));
  const equal = named(own, 'equal');
  const ranges = named(own, 'range').filter((column) => !equal.includes(column));
  const together = [...equal, ...ranges.slice(0, 1)].slice(0, MOST_TOGETHER);
  const single = (equal.length > 0 ? equal : ranges).slice(0, MOST_SINGLE);
  return [
    ...single.map((column) => [column]),
    ...(together.length > 1 ? [together] : []),
    ...named(joined, 'equal')
      .slice(0, MOST_SINGLE)
      .map((column) => [column]),
  ];
}

/** Partitions are `o_1`, `o_2` where they are read, and `o` in what stands above. */
const aliasesOf = ({ Alias: alias = '', partitions }: Step): readonly string[] =>
  partitions === undefined ? [alias] : [alias, alias.replace(/_\d+$/, '')];

const named = (conditions: readonly Condition[], kind: Condition['kind']): readonly string[] => [
  ...new Set(conditions.filter((one) => one.kind === kind).map(({ column }) => column)),
];
