import type { CauseFact } from '../../../model/evidence/cause.ts';
import { aloneOf } from '../../evidence/alone.ts';
import { causeFact, spread } from '../../evidence/cause.ts';
import { isDenied } from '../../evidence/counted-scans.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';
import { isExact, isFirm, isVaried } from '../../evidence/growth.ts';
import { plansOf, stepsOf } from '../../evidence/plans.ts';
import { roundTripsOf } from '../../evidence/round-trip.ts';
import { beforeOf, type StatementUse } from '../../evidence/statement-use.ts';
import { addedMs, byShape, slowerMs } from '../../evidence/users.ts';
import { type Weight, worstFirst } from '../../evidence/weight.ts';

/** One more is another statement of the code, two and more of the same are a loop. */
const MORE = 2;
/** Where base has none of it, two of the same may be written twice in the code: a transfer debits one and credits the other. */
const MORE_THAN_NONE = 3;
/** A loop over data grows by a factor; one that merely had more data on head does not. */
const FACTOR = 2;
/** So many calls of one statement are a loop wherever they are. Tools that look for it take five as well. */
const LOOP = 5;

/** A statement that is run in a loop: once for each row of another one's answer, or for each row that is written. */
export const nPlusOne: Rule = {
  id: 'n-plus-one',
  find: (evidence) =>
    [...byShape(evidence.uses).values()].flatMap((uses) => {
      const grown = uses.filter((use) => isGrown(evidence, use)).toSorted((a, b) => countOf(b) - countOf(a));
      if (grown.length > 0) return factOf(evidence, grown, true);
      const loops = uses.filter(({ head }) => (head?.perCall ?? 0) >= LOOP);
      return factOf(evidence, loops, false);
    }),
};

/** A loop in other words is the one that was there: what head runs more often than what vanished for it is new. */
const runsBefore = (use: StatementUse): number => beforeOf(use)?.perCall ?? 0;
const countOf = (use: StatementUse): number => (use.head?.perCall ?? 0) - runsBefore(use);

function isGrown(evidence: Evidence, use: StatementUse): boolean {
  const { head, isBaseKnown } = use;
  const fewest = beforeOf(use) === null && !isVaried(use) ? MORE_THAN_NONE : MORE;
  const isMore = countOf(use) >= fewest && (head?.perCall ?? 0) >= FACTOR * runsBefore(use);
  return isBaseKnown && isMore && isFirm(evidence, use, 'calls');
}

/** `uses`: of those that weigh as much the one that tells it first. */
function factOf(evidence: Evidence, uses: readonly StatementUse[], isNew: boolean): readonly CauseFact[] {
  const weightOf = (use: StatementUse): Weight => weightIn(evidence, use, isNew);
  const sorted = worstFirst(evidence, isNew, uses, weightOf);
  const [first] = sorted;
  if (first === undefined || first.head === null) return [];
  const { head, endpoint, shape, sql, kind } = first;
  const base = beforeOf(first);
  const { perCall } = head;
  return [
    causeFact(evidence, {
      ...{ rule: 'n-plus-one', category: 'database', isNew },
      confidence: isNew && isCounted(first) ? 'certain' : endpoint === null ? 'possible' : 'likely',
      ...spread(sorted, (use) => weightOf(use).ms),
      // One statement in place of them is left; what it takes is between one of them and all of them together.
      fixable: { low: 0.5, high: isNew ? 1 : 1 - 1 / perCall },
      numbers: {
        perCall: { base: base?.perCall ?? (isNew ? 0 : null), head: perCall },
        ms: { base: base?.msPerCall ?? null, head: head.msPerCall },
        trips: { base: null, head: isNew ? roundTripsOf(evidence, first) : 0 },
      },
      texts: {
        ...{ statement: shape, sql, kind, ...aloneOf(evidence, first) },
        ...(!head.isExact && { varies: 'yes' }),
      },
      ...boundOf(weightOf(first)),
    }),
  ];
}

const boundOf = ({ atLeast }: Weight): Pick<Weight, 'atLeast'> => (atLeast === undefined ? {} : { atLeast });

/** What it adds to a call of the endpoint, in the database and on the way there. */
function weightIn(evidence: Evidence, use: StatementUse, isNew: boolean): Weight {
  const inDatabase = addedMs(use, isNew) - ofSlowerRuns(evidence, use, isNew);
  if (!isNew) return { ms: inDatabase };
  const ms = inDatabase + roundTripsOf(evidence, use);
  // A count that every call had alike has no noise: it is a fault before anybody waits for it.
  return isCounted(use) ? { ms, atLeast: (use.head?.perCall ?? 0) >= LOOP ? 'high' : 'medium' } : { ms };
}

/** Where base has a loop too, other data on both sides is enough to make head's longer. */
const isCounted = (use: StatementUse): boolean =>
  use.endpoint !== null && use.head?.isExact === true && isExact(use, 'base') && runsBefore(use) <= 1;

/**
 * What another rule tells of the same statement: that one run of it takes longer since the database runs it in another way.
 * Where it does not, runs that take longer are the many runs' own doing.
 */
function ofSlowerRuns(evidence: Evidence, use: StatementUse, isNew: boolean): number {
  const { head, base } = evidence;
  const [now, before] = [plansOf(head.database).get(use.shape), plansOf(base?.database).get(use.shape)];
  if (!isNew || use.base === null || now === undefined || before === undefined) return 0;
  if (isDenied(evidence, use.shape, { base: before, head: now })) return 0;
  return stepsOf(now).join() === stepsOf(before).join() ? 0 : slowerMs(use, true);
}
