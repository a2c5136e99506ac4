import { type DatabaseEvidence, isPartial } from '../../model/evidence/database.ts';
import type { StatementPlan } from '../../model/evidence/plan.ts';
import type { Evidence } from './evidence.ts';
import { isTable, isWhole, stepsOf } from './plans.ts';
import { shapeOfStatement } from './shape.ts';

/** Of fewer calls all may have come within the last second, of which a session has not handed in its counts. */
const FEWEST_CALLS = 20;
/** A table that is not read as often by an index as the statement is called, less that second, is not known to be counted. */
const COUNTED = 0.5;

/**
 * Whether a statement is known not to read a table from beginning to end, whatever its plan says: under load it was called,
 * reads of the table were counted, and none of them was a scan. A plan is made for any value: it cannot use a partial index
 * (`WHERE state = 'open'`) that the values of all calls can. False wherever the counters say too little.
 */
export function isUnscanned(
  evidence: Pick<Evidence, 'head' | 'base'>,
  side: 'base' | 'head',
  shape: string,
  table: string,
): boolean {
  const database = evidence[side]?.database;
  if (database === undefined || !areOwn(database)) return false;
  const calls = callsUnderLoad(database, shape);
  if (calls < FEWEST_CALLS) return false;
  const counted = database.tables.find(({ name }) => isTable(name, table));
  if (counted === undefined || counted.sequentialScans > 0) return false;
  return counted.indexScans >= COUNTED * calls;
}

/** What was seen of single requests alone is after the load, when nobody counts. */
const callsUnderLoad = ({ statements }: DatabaseEvidence, shape: string): number =>
  statements
    .filter((one) => one.isTraced !== true && shapeOfStatement(one) === shape)
    .reduce((sum, { calls }) => sum + calls, 0);

/** Counters of tables are a whole database's: where it serves both sides, or was lost meanwhile, they are not one side's load. */
const areOwn = (database: DatabaseEvidence): boolean =>
  database.watchedMs > 0 && !isPartial(database) && database.gaps.every(({ kind }) => kind !== 'shared');

/** Tables that a plan scans and its statement, as it is known, does not; of one with partitions other names may be counted. */
export const notScanned = (
  evidence: Pick<Evidence, 'head' | 'base'>,
  side: 'base' | 'head',
  shape: string,
  { nodes }: StatementPlan,
): readonly string[] =>
  nodes.flatMap((node) =>
    isWhole(node) &&
    node.table !== null &&
    node.partitions === undefined &&
    isUnscanned(evidence, side, shape, node.table)
      ? [node.table]
      : [],
  );

/** Whether head's plan differs from base's by a scan that its statement, as it is known, does not make. */
export function isDenied(
  evidence: Pick<Evidence, 'head' | 'base'>,
  shape: string,
  plans: { readonly base: StatementPlan; readonly head: StatementPlan },
): boolean {
  const before = stepsOf(plans.base);
  const scans = notScanned(evidence, 'head', shape, plans.head).map((table) => `Seq Scan on ${table}`);
  return scans.some((step) => !before.includes(step));
}
