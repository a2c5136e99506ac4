import type { LockWait } from '../../../model/evidence/database.ts';
import { causeFact, isSlower, spread } from '../../evidence/cause.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';
import { isCut, shapeOf, shapeOfStatement } from '../../evidence/shape.ts';
import type { StatementUse } from '../../evidence/statement-use.ts';
import { usersOf } from '../../evidence/users.ts';
import { worstFirst } from '../../evidence/weight.ts';

/** Sights (one a second): one or two waits are what any two writers of one row do to each other. */
const FEWEST_SEEN = 3;
/** A single wait of half a second is told even so. */
const LONG_MS = 500;
/** Sights of one arm vary like counts of rare events: so many times as many, and so many more, are no chance. */
const FACTOR = 3;
/** Where the waiting statement's endpoint is slower, one sight that base has none of will do. */
const MORE = 3;

/** Sessions that wait for a row or a table which another one holds. */
export const lockContention: Rule = {
  id: 'lock-contention',
  find(evidence) {
    const locks = evidence.head.database?.locks ?? [];
    const [worst] = locks.toSorted((a, b) => b.seen - a.seen);
    if (worst === undefined) return [];
    const [seen, longest] = [seenOf(locks), longestOf(locks)];
    const before = evidence.base?.database?.locks;
    const shape = shapeIn(evidence, worst.waiting, worst.waitingId);
    const users = usersOf(evidence, shape);
    const endpoints = users.length > 0 ? users.map(({ endpoint }) => endpoint) : [null];
    const isFelt = users.length > 0 && isSlower(evidence, endpoints);
    const isNew = isLooked(evidence) && seen >= FACTOR * seenOf(before ?? []) + (isFelt ? 1 : MORE);
    if (seen < FEWEST_SEEN && longest < LONG_MS && !(isNew && isFelt)) return [];
    const msOf = (use: StatementUse): number | null => waitedMs(evidence, use);
    const sorted = worstFirst(evidence, isNew, users, (use) => ({ ms: msOf(use) }));
    return [
      causeFact(evidence, {
        ...{ rule: 'lock-contention', category: 'database', isNew },
        ...(users.length > 0 ? spread(sorted, msOf) : { endpoints, msPerRequest: null }),
        confidence: 'likely',
        fixable: { low: 0.25, high: 1 },
        numbers: {
          seen: { base: before === undefined ? null : seenOf(before), head: seen },
          longestMs: { base: before === undefined ? null : longestOf(before), head: longest },
          looks: {
            base: evidence.base?.database?.sessions?.looks ?? null,
            head: evidence.head.database?.sessions?.looks ?? null,
          },
        },
        texts: {
          ...{ statement: shape, sql: worst.waiting, holding: worst.holding },
          ...(worst.holderIdleInTransaction && { idle: 'yes' }),
          others: locks
            .flatMap((one) => [
              shapeIn(evidence, one.waiting, one.waitingId),
              shapeIn(evidence, one.holding, one.holdingId),
            ])
            .join('\n'),
        },
        ...(isNew && isSlower(evidence, endpoints) && { atLeast: 'high' as const }),
      }),
    ];
  },
};

const seenOf = (locks: readonly LockWait[]): number => locks.reduce((sum, { seen }) => sum + seen, 0);
const longestOf = (locks: readonly LockWait[]): number =>
  Math.max(0, ...locks.map(({ longestMs }) => longestMs));

/** Of the statement that it is; of an older recording the one whose text was cut there too. */
function shapeIn({ head }: Evidence, text: string, id: string | undefined): string {
  const all = head.database?.statements ?? [];
  const same = all.find((one) => (id === undefined ? isCut(text) && one.text === text : one.id === id));
  if (same !== undefined) return shapeOfStatement(same);
  return id === undefined ? shapeOf(text) : shapeOfStatement({ id, text });
}

/** What is not in a database that nobody looked at may be there all the same. */
const isLooked = ({ base }: Evidence): boolean => (base?.database?.sessions?.looks ?? 0) > 0;

/** How much longer the waiting statement takes per request, all of it where base has none; null: not known under load. */
function waitedMs({ underLoad }: Evidence, use: StatementUse): number | null {
  const [head, base] = [underLoad.head.get(use.shape), underLoad.base.get(use.shape)];
  if (head === undefined || use.head === null) return null;
  return Math.max(0, (head.meanMs - (base?.meanMs ?? 0)) * use.head.perCall);
}
