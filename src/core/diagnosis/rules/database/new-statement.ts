import { causeFact } from '../../evidence/cause.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';
import { roundTripsOf, sumsOf } from '../../evidence/round-trip.ts';
import type { StatementUse } from '../../evidence/statement-use.ts';
import { byShape, ranAsOften } from '../../evidence/users.ts';

/** Less than once in a call is a statement of the odd call: a cache that was filled, a job that came by. */
const FEWEST = 1;
/** Of all requests together: less is not to be told from what runs beside them. */
const FEWEST_OF_ALL = 0.1;

/** A statement that head runs in an endpoint and base does not. */
export const newStatement: Rule = {
  id: 'new-statement',
  find: (evidence) =>
    [...byShape(evidence.uses.filter((use) => isNewOne(evidence, use))).values()].flatMap((uses) => {
      const told = uses.filter((use) => addedBy(evidence, use) > 0 || !isRewritten(evidence, use));
      const [first] = told.toSorted((a, b) => addedBy(evidence, b) - addedBy(evidence, a));
      if (first?.head === undefined || first.head === null) return [];
      const { head, shape, sql, kind, endpoint } = first;
      return [
        causeFact(evidence, {
          ...{ rule: 'new-statement', category: 'database', isNew: true },
          confidence: endpoint !== null && head.isExact ? 'certain' : 'likely',
          endpoints: told.map((use) => use.endpoint),
          msPerRequest: addedBy(evidence, first) + roundTripsOf(evidence, first),
          fixable: { low: 0.5, high: 1 },
          numbers: {
            perCall: { base: 0, head: head.perCall },
            ms: { base: null, head: head.msPerCall },
            trips: { base: null, head: roundTripsOf(evidence, first) },
          },
          texts: { statement: shape, sql, kind },
        }),
      ];
    }),
};

function isNewOne(evidence: Evidence, { endpoint, shape, head, base, isBaseKnown }: StatementUse): boolean {
  const fewest = endpoint === null ? FEWEST_OF_ALL : FEWEST;
  return isBaseKnown && !ranAsOften(evidence, shape) && base === null && (head?.perCall ?? 0) >= fewest;
}

/** Time that it adds to a call beside the statements that are gone for it, ms. */
function addedBy(evidence: Evidence, { endpoint, head }: StatementUse): number {
  const more = sumsOf(evidence, endpoint, 'head').ms - sumsOf(evidence, endpoint, 'base').ms;
  return Math.max(0, Math.min(head?.msPerCall ?? 0, more));
}

/** Whether as many statements went as came: the same work in other words. */
function isRewritten(evidence: Evidence, { endpoint }: StatementUse): boolean {
  return sumsOf(evidence, endpoint, 'head').calls <= sumsOf(evidence, endpoint, 'base').calls;
}
