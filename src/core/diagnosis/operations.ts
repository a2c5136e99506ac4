import { isShared } from '../model/evidence/database.ts';
import { STATEMENT_KINDS, type StatementKind } from '../model/evidence/statement.ts';
import type { DatabaseUse, KindUse } from '../model/judgement/database-use.ts';
import type { ArmRecord } from '../model/recording/recording.ts';
import { type LoadUse, loadUses } from './evidence/load-use.ts';

/** The recommended target for a statement: what takes longer on average is told as slow, ms. */
export const SLOW_MS = 100;

/** What both arms asked of their databases under load; null: nobody looked at head's, or the arms cannot be told apart. */
export function databaseUse(head: ArmRecord, base: ArmRecord | null): DatabaseUse | null {
  const uses = usesOf(head);
  if (uses === null) return null;
  const before = base === null ? null : usesOf(base);
  const operations = STATEMENT_KINDS.flatMap((kind) => {
    const [ofBase, ofHead] = [before?.get(kind) ?? null, uses.get(kind) ?? null];
    return ofBase === null && ofHead === null ? [] : [{ kind, base: ofBase, head: ofHead }];
  });
  const slow = { base: before === null || base === null ? null : slowOf(base), head: slowOf(head) };
  return { operations, slow };
}

/** A statement that ran in fewer of the requests is none of theirs: it made the tables, or filled them. */
const SELDOM = 0.001;

/** Statements of requests. */
function usedIn({ database, overall: { requests } }: ArmRecord): readonly LoadUse[] {
  return [...loadUses(database).values()].filter(({ calls }) => calls >= Math.max(2, SELDOM * requests));
}

const slowOf = (arm: ArmRecord): number => usedIn(arm).filter(({ meanMs }) => meanMs >= SLOW_MS).length;

function usesOf(arm: ArmRecord): ReadonlyMap<StatementKind, KindUse> | null {
  const { database, overall } = arm;
  if (database === undefined || isShared(database) || database.all === null) return null;
  if (database.watchedMs === 0 || overall.requests === 0) return null;
  const groups = Map.groupBy(usedIn(arm), ({ kind }) => kind);
  return new Map(
    [...groups].map(([kind, all]) => {
      const calls = all.reduce((sum, one) => sum + one.calls, 0);
      const totalMs = all.reduce((sum, one) => sum + one.totalMs, 0);
      return [kind, { perRequest: calls / overall.requests, meanMs: totalMs / calls }] as const;
    }),
  );
}
