import type { Evidence } from './evidence.ts';
import { isExact, perRequest } from './growth.ts';
import { once } from './once.ts';
import { beforeOf, type StatementUse } from './statement-use.ts';

/** Statements of one shape, the endpoint that spends most time with it on head first. */
export function byShape(uses: readonly StatementUse[]): ReadonlyMap<string, readonly StatementUse[]> {
  const sorted = uses.toSorted((a, b) => (b.head?.msPerCall ?? 0) - (a.head?.msPerCall ?? 0));
  return Map.groupBy(sorted, ({ shape }) => shape);
}

/** Who runs a statement on head, the one that spends most time with it first. */
export const usersOf = ({ uses }: Pick<Evidence, 'uses'>, shape: string): readonly StatementUse[] =>
  usersIn(uses).get(shape) ?? [];

const usersIn = once((uses: readonly StatementUse[]) => byShape(uses.filter(({ head }) => head !== null)));

/** Time that a statement adds to a call of an endpoint beside base's, ms; all of it where it is not new. */
export function addedMs(use: StatementUse, isNew: boolean): number {
  return Math.max(0, (use.head?.msPerCall ?? 0) - (isNew ? (beforeOf(use)?.msPerCall ?? 0) : 0));
}

/**
 * Of the time that it adds the part that comes of each run's taking longer: head's runs × the rise of one. What is left comes
 * of more runs, so that a statement that is both slower and run more often is not counted twice. Where base does not run it,
 * or it is not new, all of it.
 */
export function slowerMs(use: StatementUse, isNew: boolean): number {
  const [base, { head }] = [beforeOf(use), use];
  if (!isNew || base === null || head === null) return addedMs(use, isNew);
  const rise = head.msPerCall / head.perCall - base.msPerCall / base.perCall;
  return Math.min(addedMs(use, true), Math.max(0, head.perCall * rise));
}

/** Whether base is known not to run a statement anywhere. */
export function isOnlyOnHead(evidence: Evidence, shape: string): boolean {
  const [own, { base: arm, underLoad }] = [usersOf(evidence, shape), evidence];
  const isUnused = arm !== null && perRequest(arm, underLoad.base.get(shape), 'calls') === 0;
  return (
    own.length > 0 &&
    own.every((use) => use.isBaseKnown && use.base === null && (isUnused || isExact(use, 'base'))) &&
    !underLoad.base.has(shape)
  );
}
