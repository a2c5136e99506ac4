import { aloneOf } from '../../evidence/alone.ts';
import { causeFact, spread } from '../../evidence/cause.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';
import { isExact, isFirm, isGrownUnderLoad } from '../../evidence/growth.ts';
import { roundTripsOf, sumsOf } from '../../evidence/round-trip.ts';
import { beforeOf, type StatementUse } from '../../evidence/statement-use.ts';
import { addedMs, byShape } from '../../evidence/users.ts';
import { worstFirst } from '../../evidence/weight.ts';

/** Less than once in a call is a statement of the odd call: a cache that was filled, a job that came by. */
const FEWEST = 1;
/** Of all requests together: less is not to be told from what runs beside them. */
const FEWEST_OF_ALL = 0.1;

/** From so many runs on base it may be a loop over data, which are others on head. */
const LOOP = 5;

/** A statement that head runs in an endpoint and base does not, or runs there more often by so few that it is no loop. */
export const newStatement: Rule = {
  id: 'new-statement',
  find: (evidence) =>
    [...byShape(evidence.uses.filter((use) => isAdded(evidence, use))).values()].flatMap((uses) => {
      const costly = uses
        .filter((use) => addedBy(evidence, use) > 0 || !isRewritten(evidence, use))
        .toSorted((a, b) => addedBy(evidence, b) - addedBy(evidence, a));
      const msOf = (use: StatementUse): number => addedBy(evidence, use) + roundTripsOf(evidence, use);
      const told = worstFirst(evidence, true, costly, (use) => ({ ms: msOf(use) }));
      const [first] = told;
      if (first?.head === undefined || first.head === null) return [];
      const { head, shape, sql, kind } = first;
      const base = beforeOf(first);
      return [
        causeFact(evidence, {
          ...{ rule: 'new-statement', category: 'database', isNew: true },
          confidence: isCertain(first) ? 'certain' : 'likely',
          ...spread(told, msOf),
          fixable: { low: 0.5, high: 1 },
          numbers: {
            perCall: { base: base?.perCall ?? 0, head: head.perCall },
            ms: { base: base?.msPerCall ?? null, head: head.msPerCall },
            trips: { base: null, head: roundTripsOf(evidence, first) },
          },
          texts: { statement: shape, sql, kind, ...aloneOf(evidence, first) },
        }),
      ];
    }),
};

const isAdded = (evidence: Evidence, use: StatementUse): boolean =>
  isNewOne(evidence, use) || isOnceMore(evidence, use);

function isNewOne(evidence: Evidence, use: StatementUse): boolean {
  const { endpoint, head, base, isBaseKnown } = use;
  const fewest = endpoint === null ? FEWEST_OF_ALL : FEWEST;
  // One in place of another, as often, is that one in other words.
  const more = (head?.perCall ?? 0) - (beforeOf(use)?.perCall ?? 0);
  const isNew = isBaseKnown && base === null && more >= fewest;
  return isNew && isFirm(evidence, use, 'calls');
}

/** Each call has one more of it, which is no loop's growth; the load has it too, unless it cannot tell. */
function isOnceMore(evidence: Evidence, use: StatementUse): boolean {
  const { endpoint, head, base } = use;
  if (endpoint === null || head?.isExact !== true || base?.isExact !== true) return false;
  const isOne = head.perCall - base.perCall === 1 && base.perCall < LOOP;
  return isOne && isGrownUnderLoad(evidence, use, 'calls') !== false;
}

/** Counted, every call alike, and base has no loop of it that other data would make longer. */
const isCertain = (use: StatementUse): boolean =>
  use.endpoint !== null && isExact(use, 'base') && isExact(use, 'head') && (beforeOf(use)?.perCall ?? 0) <= 1;

/** Time that it adds to a call beside the statements that are gone for it, ms. */
function addedBy(evidence: Evidence, use: StatementUse): number {
  const { ms } = sumsOf(evidence, use.endpoint, 'head');
  const more = ms - sumsOf(evidence, use.endpoint, 'base').ms;
  return Math.max(0, Math.min(addedMs(use, true), more));
}

/** Whether as many statements went as came: the same work in other words. */
function isRewritten(evidence: Evidence, { endpoint }: StatementUse): boolean {
  return sumsOf(evidence, endpoint, 'head').calls <= sumsOf(evidence, endpoint, 'base').calls;
}
