import { sum } from 'simple-statistics';
import type { DatabaseEvidence } from '../../model/evidence/database.ts';
import type { Statement } from '../../model/evidence/statement.ts';

/** The queries of a load, as the database counted them. */
export type CountedQueries = {
  /** those that are known one by one */
  readonly listed: readonly Statement[];
  /** all of them, at most: of what is not listed nobody knows what it is; 0: nothing was counted */
  readonly calls: number;
  readonly totalMs: number;
  /** those of them that are not listed */
  readonly rest: { readonly count: number; readonly totalMs: number };
};

/** Without what opens and closes a transaction, and without counts of more than the load. */
export function countedQueries({
  statements,
  all,
}: Pick<DatabaseEvidence, 'statements' | 'all'>): CountedQueries {
  const counted = statements.filter(({ calls, isTraced }) => calls > 0 && isTraced !== true);
  const listed = counted.filter(({ kind }) => kind !== 'other');
  const beyond = (of: 'calls' | 'totalMs') =>
    Math.max(0, (all?.[of] ?? 0) - sum(counted.map((one) => one[of])));
  const rest = { count: beyond('calls'), totalMs: beyond('totalMs') };
  if (all === null) return { listed, calls: 0, totalMs: 0, rest };
  return {
    ...{ listed, rest, calls: rest.count + sum(listed.map(({ calls }) => calls)) },
    totalMs: rest.totalMs + sum(listed.map(({ totalMs }) => totalMs)),
  };
}
