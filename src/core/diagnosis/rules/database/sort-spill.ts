import { causeFact, spread } from '../../evidence/cause.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';
import type { LoadUse } from '../../evidence/load-use.ts';
import type { StatementUse } from '../../evidence/statement-use.ts';
import { isOnlyOnHead, slowerMs, usersOf } from '../../evidence/users.ts';
import { worstFirst } from '../../evidence/weight.ts';

/** Blocks of 8 kB that a call wrote or read beside memory, on average: less is a call in many. */
const FEWEST = 1;
/** Half as many are the same on other data. */
const FACTOR = 2;

/** A sort or a hash that does not fit into the memory that one step of a statement may take. */
export const sortSpill: Rule = {
  id: 'sort-spill',
  find: (evidence) =>
    [...evidence.underLoad.head.values()].flatMap((head) => {
      if (head.tempBlocks < FEWEST) return [];
      const all = usersOf(evidence, head.shape);
      const fresh = all.filter((use) => isNewIn(evidence, use, head));
      const isNew = fresh.length > 0;
      const msOf = (use: StatementUse): number => slowerMs(use, isNew);
      const users = worstFirst(evidence, isNew, isNew ? fresh : all, (use) => ({ ms: msOf(use) }));
      const [first] = users;
      if (first === undefined) return [];
      const base = baseOf(evidence, first);
      const workMem = evidence.head.database?.settings?.workMem;
      return [
        causeFact(evidence, {
          ...{ rule: 'sort-spill', category: 'database', isNew },
          confidence: 'likely',
          ...spread(users, msOf),
          // Sorting stays, and writing it down goes.
          fixable: { low: 0.1, high: 0.7 },
          numbers: {
            tempBlocks: { base: base?.tempBlocks ?? null, head: head.tempBlocks },
            meanMs: { base: base?.meanMs ?? null, head: head.meanMs },
            ...(workMem !== undefined && { workMem: { base: null, head: workMem } }),
          },
          texts: { statement: head.shape, sql: head.sql, kind: head.kind },
        }),
      ];
    }),
};

/** The same on base, or what it ran in its place: one that has a column more spilled before. */
const baseOf = ({ underLoad: { base } }: Evidence, { shape, replaces }: StatementUse): LoadUse | undefined =>
  base.get(shape) ?? (replaces === null ? undefined : base.get(replaces.shape));

function isNewIn(evidence: Evidence, use: StatementUse, head: LoadUse): boolean {
  const base = baseOf(evidence, use);
  return base === undefined ? isOnlyOnHead(evidence, use.shape) : head.tempBlocks >= FACTOR * base.tempBlocks;
}
