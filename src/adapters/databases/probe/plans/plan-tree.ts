import { z } from 'zod';
import type { PlanNode } from '../../../../core/model/evidence/plan.ts';

/** One step of `EXPLAIN (FORMAT JSON, VERBOSE)` with the steps below it. */
export type Step = {
  readonly 'Node Type': string;
  readonly 'Total Cost': number;
  readonly 'Plan Rows': number;
  readonly 'Relation Name'?: string | undefined;
  readonly Schema?: string | undefined;
  readonly Alias?: string | undefined;
  readonly 'Index Name'?: string | undefined;
  readonly Filter?: string | undefined;
  readonly 'Index Cond'?: string | undefined;
  readonly 'Hash Cond'?: string | undefined;
  readonly 'Merge Cond'?: string | undefined;
  readonly 'Join Filter'?: string | undefined;
  readonly 'Recheck Cond'?: string | undefined;
  readonly Plans?: readonly Step[] | undefined;
  /** that it goes through; not the server's own: absent where it is of none */
  readonly partitions?: PlanNode['partitions'] | undefined;
  /** of them one alone is read: which one, its value says */
  readonly readsOne?: boolean | undefined;
};

const text = z.string().optional();

const step: z.ZodType<Step> = z.object({
  ...{ 'Node Type': z.string(), 'Total Cost': z.number(), 'Plan Rows': z.number() },
  ...{ 'Relation Name': text, Schema: text, Alias: text, 'Index Name': text },
  ...{ Filter: text, 'Index Cond': text, 'Hash Cond': text, 'Merge Cond': text },
  ...{ 'Join Filter': text, 'Recheck Cond': text },
  get Plans() {
    return z.array(step).optional();
  },
});

const explained = z.tuple([z.object({ Plan: step })]);

/** What the server gave for `EXPLAIN`; null: it is none. */
export function planOf(json: unknown): Step | null {
  const parsed = explained.safeParse(typeof json === 'string' ? JSON.parse(json) : json);
  return parsed.success ? parsed.data[0].Plan : null;
}

/** A step with how deep it is, and those above it, the nearest first. */
export type Placed = { readonly step: Step; readonly above: readonly Step[] };

/** The tree laid out from the top; plans for values and for rows of their own (InitPlan, SubPlan) are steps too. */
export const laidOut = (step: Step, above: readonly Step[] = []): readonly Placed[] => [
  { step, above },
  ...(step.Plans ?? []).flatMap((below) => laidOut(below, [step, ...above])),
];

/** `schema.table`, without a `public.`: as tables are called where their use is counted. */
export const tableOf = ({ 'Relation Name': name, Schema: schema }: Step): string | null =>
  name === undefined ? null : schema === undefined || schema === 'public' ? name : `${schema}.${name}`;

/** More of a plan, or of a condition in it, shows nothing: a thousand partitions, or a list of a thousand values. */
const MOST_NODES = 200;
const LONGEST = 1000;

export const nodesOf = (plan: Step): readonly PlanNode[] =>
  laidOut(plan)
    .slice(0, MOST_NODES)
    .map(({ step, above }) => ({
      ...{ depth: above.length, kind: step['Node Type'], table: tableOf(step) },
      ...{ index: step['Index Name'] ?? null, filter: filterOf(step) },
      ...{ rows: step['Plan Rows'], cost: step['Total Cost'] },
      ...(step.partitions !== undefined && tableOf(step) !== null && { partitions: step.partitions }),
    }));

/** What rows are held against: the columns of a table that is read by itself without its name. */
function filterOf(step: Step): string | null {
  const said =
    step.Filter ??
    step['Index Cond'] ??
    step['Recheck Cond'] ??
    step['Hash Cond'] ??
    step['Merge Cond'] ??
    step['Join Filter'] ??
    null;
  if (said === null) return null;
  return (step.Alias === undefined ? said : withoutTable(said, step.Alias)).slice(0, LONGEST);
}

/** Strings; names, with the dot behind that of a table. */
const PARTS = /'(?:[^']|'')*'|(?<name>"(?:[^"]|"")*"|[\w$]+)(?<dot>\.)?/g;

/** `("Orders"."userId" = $1)` of `Orders` is `("userId" = $1)`: the database quotes what has capitals, and its aliases it does not. */
export function withoutTable(condition: string, alias: string): string {
  const names = [alias, `"${alias.replaceAll('"', '""')}"`];
  return condition.replace(PARTS, (part, ...rest) => {
    const { name, dot } = rest.at(-1);
    return dot !== undefined && names.includes(name) ? '' : part;
  });
}
