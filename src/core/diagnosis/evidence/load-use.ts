import { type DatabaseEvidence, isShared } from '../../model/evidence/database.ts';
import type { StatementKind } from '../../model/evidence/statement.ts';
import { isHousekeeping, shapeOfStatement } from './shape.ts';

/** All that an arm had of one statement while it was under load, those of one shape together. */
export type LoadUse = {
  readonly shape: string;
  /** text of the one that was called most */
  readonly sql: string;
  readonly kind: StatementKind;
  readonly calls: number;
  readonly totalMs: number;
  readonly meanMs: number;
  /** of one call, ms; null: not known */
  readonly deviationMs: number | null;
  readonly rows: number;
  /** per call */
  readonly tempBlocks: number;
};

/** The database keeps more statements than are recorded of it: one that is not among so many may have run all the same. */
export const MOST_STATEMENTS = 100;

/** Statements under load by their shapes; none where they may be those of the other arm. */
export function loadUses(database: DatabaseEvidence | undefined): ReadonlyMap<string, LoadUse> {
  if (database === undefined || isShared(database)) return new Map();
  const counted = database.statements.filter(({ calls }) => calls > 0);
  const groups = Map.groupBy(counted, shapeOfStatement);
  return new Map(
    [...groups].flatMap(([shape, all]): readonly (readonly [string, LoadUse])[] => {
      const [most] = all.toSorted((a, b) => b.calls - a.calls);
      if (most === undefined || isHousekeeping(shape)) return [];
      const calls = sumOf(all, (one) => one.calls);
      const totalMs = sumOf(all, (one) => one.totalMs);
      return [
        [
          shape,
          {
            ...{ shape, sql: most.text, kind: most.kind, calls, totalMs, meanMs: totalMs / calls },
            deviationMs: pooled(all),
            rows: sumOf(all, (one) => one.rows),
            tempBlocks: sumOf(all, (one) => one.tempBlocks) / calls,
          },
        ],
      ];
    }),
  );
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);

/** Standard deviation of a call of any of them: within each, and between their means. */
function pooled(all: readonly DatabaseEvidence['statements'][number][]): number | null {
  const calls = sumOf(all, (one) => one.calls);
  const mean = sumOf(all, (one) => one.totalMs) / calls;
  let squares = 0;
  for (const { deviationMs, calls: own, totalMs } of all) {
    if (deviationMs === null) return null;
    squares += own * (deviationMs ** 2 + (totalMs / own - mean) ** 2);
  }
  return Math.sqrt(squares / calls);
}
