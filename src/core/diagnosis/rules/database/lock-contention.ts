import type { CauseFact } from '../../../model/evidence/cause.ts';
import type { LockWait } from '../../../model/evidence/database.ts';
import type { ArmRecord } from '../../../model/recording/recording.ts';
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

/** Sessions that wait for a row or a table which another one holds: of several such waits the one that tells most. */
export const lockContention: Rule = {
  id: 'lock-contention',
  find(evidence) {
    const { base, head } = evidence;
    const locks = head.database?.locks ?? [];
    const [risen] = mostFirst(locks, (one) => one.seen - seenOf(sameOf(evidence, one)));
    if (risen === undefined) return [];
    const [seen, longest] = [seenOf(locks), longestOf(locks)];
    const before = base?.database?.locks;
    const isFelt = isSlower(evidence, endpointsOf(usersIn(evidence, risen)));
    const isNew = isLooked(evidence) && seen >= FACTOR * seenOf(before ?? []) + (isFelt ? 1 : MORE);
    if (seen < FEWEST_SEEN && longest < LONG_MS && !(isNew && isFelt)) return [];
    const told = isNew ? risen : (mostFirst(locks, (one) => one.seen)[0] ?? risen);
    const msOf = (use: StatementUse): number | null => waitedMs(evidence, use);
    const users = worstFirst(evidence, isNew, usersIn(evidence, told), (use) => ({ ms: msOf(use) }));
    const endpoints = users.length > 0 ? endpointsOf(users) : [null];
    return [
      causeFact(evidence, {
        ...{ rule: 'lock-contention', category: 'database', isNew },
        ...(users.length > 0 ? spread(users, msOf) : { endpoints, msPerRequest: null }),
        confidence: 'likely',
        fixable: { low: 0.25, high: 1 },
        numbers: {
          seen: { base: before === undefined ? null : seenOf(before), head: seen },
          longestMs: { base: before === undefined ? null : longestOf(before), head: longest },
          ownLongestMs: { base: null, head: told.longestMs },
          looks: {
            base: base?.database?.sessions?.looks ?? null,
            head: head.database?.sessions?.looks ?? null,
          },
        },
        texts: textsOf(evidence, told),
        ...(isNew && isSlower(evidence, endpoints) && { atLeast: 'high' as const }),
      }),
    ];
  },
};

function textsOf({ head }: Evidence, told: LockWait): CauseFact['texts'] {
  const locks = head.database?.locks ?? [];
  const [longest = told] = mostFirst(locks, ({ longestMs }) => longestMs);
  return {
    ...{ statement: waitingIn(head, told), sql: told.waiting, holding: told.holding },
    ...(told.holderIdleInTransaction && { idle: 'yes' }),
    ...(longest.longestMs > told.longestMs && {
      longestSql: longest.waiting,
      longestHolding: longest.holding,
    }),
    others: locks.flatMap((one) => [waitingIn(head, one), holdingIn(head, one)]).join('\n'),
  };
}

/** By a count of them; of two that have as many the longer one first. */
const mostFirst = (locks: readonly LockWait[], countOf: (one: LockWait) => number): readonly LockWait[] =>
  locks.toSorted((a, b) => countOf(b) - countOf(a) || b.longestMs - a.longestMs);

const seenOf = (locks: readonly LockWait[]): number => locks.reduce((sum, { seen }) => sum + seen, 0);
const longestOf = (locks: readonly LockWait[]): number =>
  Math.max(0, ...locks.map(({ longestMs }) => longestMs));

/** Base's waits of the same statement for the same one. */
function sameOf({ base, head }: Evidence, wait: LockWait): readonly LockWait[] {
  if (base === null) return [];
  const [waiting, holding] = [waitingIn(head, wait), holdingIn(head, wait)];
  return (base.database?.locks ?? []).filter(
    (one) =>
      one.holderIdleInTransaction === wait.holderIdleInTransaction &&
      waitingIn(base, one) === waiting &&
      holdingIn(base, one) === holding,
  );
}

const waitingIn = (side: ArmRecord, { waiting, waitingId }: LockWait): string =>
  shapeIn(side, waiting, waitingId);
const holdingIn = (side: ArmRecord, { holding, holdingId }: LockWait): string =>
  shapeIn(side, holding, holdingId);

/** Of the statement that it is; of an older recording the one whose text was cut there too. */
function shapeIn({ database }: ArmRecord, text: string, id: string | undefined): string {
  const all = database?.statements ?? [];
  const same = all.find((one) => (id === undefined ? isCut(text) && one.text === text : one.id === id));
  if (same !== undefined) return shapeOfStatement(same);
  return id === undefined ? shapeOf(text) : shapeOfStatement({ id, text });
}

const usersIn = (evidence: Evidence, wait: LockWait): readonly StatementUse[] =>
  usersOf(evidence, waitingIn(evidence.head, wait));

const endpointsOf = (users: readonly StatementUse[]): readonly (string | null)[] =>
  users.map(({ endpoint }) => endpoint);

/** What is not in a database that nobody looked at may be there all the same. */
const isLooked = ({ base }: Evidence): boolean => (base?.database?.sessions?.looks ?? 0) > 0;

/** How much longer the waiting statement takes per request, all of it where base has none; null: not known under load. */
function waitedMs({ underLoad }: Evidence, use: StatementUse): number | null {
  const [head, base] = [underLoad.head.get(use.shape), underLoad.base.get(use.shape)];
  if (head === undefined || use.head === null) return null;
  return Math.max(0, (head.meanMs - (base?.meanMs ?? 0)) * use.head.perCall);
}
