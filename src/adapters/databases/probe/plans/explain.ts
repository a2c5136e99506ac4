import type { Ask } from '../link.ts';
import { MARK } from '../mark.ts';
import { idOf } from '../statements/normal-form.ts';
import { planOf, type Step } from './plan-tree.ts';

/** From here on the database plans a statement whose values it does not know. */
const GENERIC = 16;

/**
 * How the database would run a statement, whatever its values; it is never run. In a transaction, which a refusal spoils.
 * `statement`: `$1` in the place of values. null: it is no single statement. Throws what the server says.
 */
export async function explain(ask: Ask, statement: string, major: number): Promise<Step | null> {
  const single = statement.trim().replace(/;$/, '');
  // Whatever stands behind one would be run.
  if (single.includes(';')) return null;
  const parameters = parametersOf(single);
  const [first] =
    parameters > 0 && major < GENERIC
      ? await explainPrepared(ask, single, parameters)
      : await ask(explaining(single, major));
  return planOf(first?.['QUERY PLAN']);
}

const explaining = (statement: string, major: number): string =>
  `EXPLAIN ${MARK} (${major < GENERIC ? '' : 'GENERIC_PLAN, '}VERBOSE, FORMAT JSON) ${statement}`;

/** What is prepared outlives the transaction. */
async function explainPrepared(ask: Ask, statement: string, parameters: number) {
  await ask('SET LOCAL plan_cache_mode = force_generic_plan');
  // No partition holds what is equal to no value, and none would be in the plan.
  await ask('SET LOCAL enable_partition_pruning = off');
  // A name of its own: one whose plan was refused stays until the session ends.
  const name = `perf_gate_${idOf(statement)}`;
  await ask(`PREPARE ${MARK} ${name} AS ${statement}`);
  const values = Array.from({ length: parameters }, () => 'NULL').join(', ');
  const plan = await ask(explaining(`EXECUTE ${name}(${values})`, 0));
  await ask(`DEALLOCATE ${name}`);
  return plan;
}

/** The highest number of a value in it. */
export const parametersOf = (statement: string): number =>
  Math.max(0, ...[...statement.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));

const TYPED =
  /\b(interval|date|(?:timestamp|time)(?: with(?:out)? time zone)?|timestamptz|timetz)\s+(\$\d+)/gi;

/**
 * The same with `$2::interval` for `interval $2`, which is what the database makes of `interval '7 days'` and does not take
 * itself.
 */
export const withCasts = (statement: string): string => statement.replace(TYPED, '$2::$1');
