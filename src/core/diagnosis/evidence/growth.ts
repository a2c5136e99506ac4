import { type DatabaseEvidence, isPartial, isShared } from '../../model/evidence/database.ts';
import type { ArmRecord } from '../../model/recording/recording.ts';
import type { Evidence } from './evidence.ts';
import { type LoadUse, MOST_STATEMENTS } from './load-use.ts';
import { once } from './once.ts';
import { seriesOf } from './slowdown.ts';
import type { StatementUse, Use } from './statement-use.ts';

/** Calls of an endpoint by itself below which what is seen of it may be the rows, or the cache, that it happened to meet. */
const FEWEST_CALLS = 5;
/** Of the growth that single calls promise so much has to be there under load: the mix of requests is another one there. */
const CONFIRMED = 0.5;

/** What grows: runs of a statement, or its rows. */
export type Counted = 'calls' | 'rows';

/**
 * Whether what grew in an endpoint grew by the code, and not by what the calls of either side happened to meet. Exact
 * counts on both sides say so themselves, unless base was never seen to run the statement and did under load. Else the load
 * decides; where it cannot, five calls on both sides.
 */
export function isFirm(evidence: Evidence, use: StatementUse, of: Counted): boolean {
  const isCounted = of === 'calls' && isExact(use, 'base') && isExact(use, 'head');
  if (isCounted && use.base !== null) return true;
  return isGrownUnderLoad(evidence, use, of) ?? Math.min(use.seen.base, use.seen.head) >= FEWEST_CALLS;
}

/** Every call of enough had the same number; 0 is one too. */
export function isExact(use: StatementUse, side: 'base' | 'head'): boolean {
  const own = use[side];
  return own === null ? use.seen[side] >= FEWEST_CALLS : own.isExact;
}

/** Whether head's calls, enough of them, did not all have the same number of it. */
export const isVaried = ({ head, seen }: StatementUse): boolean =>
  head !== null && !head.isExact && seen.head >= FEWEST_CALLS;

const amountOf = (use: Use | null, of: Counted): number =>
  use === null ? 0 : of === 'calls' ? use.perCall : use.rowsPerCall;

/**
 * Whether the statement's calls, or rows, per request grew under load as well, by at least half of what all endpoints that
 * run it promise together. null: the load cannot tell, since it was not watched, or other endpoints take back what this one
 * adds.
 */
export function isGrownUnderLoad(evidence: Evidence, use: StatementUse, of: Counted): boolean | null {
  const { head, base, underLoad, uses } = evidence;
  const after = perRequest(head, underLoad.head.get(use.shape), of);
  const before = base === null ? null : perRequest(base, underLoad.base.get(use.shape), of);
  if (after === null || before === null) return null;
  const promisedBy = (one: StatementUse): number =>
    (amountOf(one.head, of) - amountOf(one.base, of)) * shareOf(head, one.endpoint);
  const same = knownIn(uses).get(use.shape) ?? [];
  const [own, all] = [promisedBy(use), same.reduce((sum, one) => sum + promisedBy(one), 0)];
  return own <= 0 || all < CONFIRMED * own ? null : after - before >= CONFIRMED * all;
}

/** By their shapes, those of endpoints that base was looked at for. */
const knownIn = once((uses: readonly StatementUse[]) =>
  Map.groupBy(
    uses.filter(({ isBaseKnown }) => isBaseKnown),
    ({ shape }) => shape,
  ),
);

/** Per request under load; null: not known, since it may have run beside what is recorded. */
export function perRequest(arm: ArmRecord, use: LoadUse | undefined, of: Counted): number | null {
  const { database, overall } = arm;
  if (database === undefined || isShared(database) || database.watchedMs === 0 || overall.requests === 0)
    return null;
  if (use !== undefined) return use[of] / overall.requests;
  const recorded = recordedIn(database);
  return recorded === 0 || recorded >= MOST_STATEMENTS || isPartial(database) ? null : 0;
}

/** Statements that are recorded of the load. */
const recordedIn = once(
  ({ statements }: DatabaseEvidence): number => statements.filter(({ calls }) => calls > 0).length,
);

/** Of all requests, those of an endpoint. */
const shareOf = (arm: ArmRecord, endpoint: string | null): number =>
  arm.overall.requests === 0 ? 0 : (seriesOf(arm, endpoint)?.requests ?? 0) / arm.overall.requests;
