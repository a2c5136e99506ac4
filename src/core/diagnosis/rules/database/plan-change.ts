import { causeFact, spread } from '../../evidence/cause.ts';
import { isDenied } from '../../evidence/counted-scans.ts';
import type { Rule } from '../../evidence/evidence.ts';
import { becameSlower, driftOf } from '../../evidence/means.ts';
import { costOf, plansOf, stepsOf } from '../../evidence/plans.ts';
import type { StatementUse } from '../../evidence/statement-use.ts';
import { slowerMs, usersOf } from '../../evidence/users.ts';
import { worstFirst } from '../../evidence/weight.ts';

/** Where times do not show it: a cost that grew by less is what other statistics of the same tables make of a plan. */
const DEARER = 2;

/** A statement of both sides that the database runs in another way on head, to its harm. */
export const planChange: Rule = {
  id: 'plan-change',
  find(evidence) {
    const [before, drift] = [plansOf(evidence.base?.database), driftOf(evidence)];
    return [...plansOf(evidence.head.database)].flatMap(([shape, plan]) => {
      const old = before.get(shape);
      // A plan for any value is none of those calls that the counters know to be run in another way.
      if (old === undefined || isDenied(evidence, shape, { base: old, head: plan })) return [];
      const [steps, oldSteps] = [stepsOf(plan), stepsOf(old)];
      const isSlower = becameSlower(evidence, shape, drift);
      const msOf = (use: StatementUse): number | null => (isSlower ? slowerMs(use, true) : null);
      const users = worstFirst(evidence, true, usersOf(evidence, shape), (use) => ({ ms: msOf(use) }));
      const [first] = users;
      if (first === undefined) return [];
      const isDearer = costOf(plan) >= DEARER * costOf(old) && costOf(old) > 0;
      if (steps.join() === oldSteps.join() || !(isSlower || isDearer)) return [];
      const [ofBase, ofHead] = [evidence.underLoad.base.get(shape), evidence.underLoad.head.get(shape)];
      return [
        causeFact(evidence, {
          ...{ rule: 'plan-change', category: 'database', isNew: true },
          confidence: isSlower ? 'likely' : 'possible',
          ...spread(users, msOf),
          fixable: { low: 0.5, high: 1 },
          numbers: {
            meanMs: { base: ofBase?.meanMs ?? null, head: ofHead?.meanMs ?? null },
            cost: { base: costOf(old), head: costOf(plan) },
          },
          texts: {
            ...{ statement: shape, sql: first.sql, kind: first.kind },
            was: oldSteps.filter((one) => !steps.includes(one)).join(', '),
            now: steps.filter((one) => !oldSteps.includes(one)).join(', '),
          },
        }),
      ];
    });
  },
};
