import { causeFact } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';
import { becameSlower, driftOf } from '../../evidence/means.ts';
import { costOf, plansOf, stepsOf } from '../../evidence/plans.ts';
import { slowerMs, usersOf } from '../../evidence/users.ts';

/** Where times do not show it: a cost that grew by less is what other statistics of the same tables make of a plan. */
const DEARER = 2;

/** A statement of both sides that the database runs in another way on head, to its harm. */
export const planChange: Rule = {
  id: 'plan-change',
  find(evidence) {
    const [before, drift] = [plansOf(evidence.base?.database), driftOf(evidence)];
    return [...plansOf(evidence.head.database)].flatMap(([shape, plan]) => {
      const old = before.get(shape);
      const users = usersOf(evidence, shape);
      const [first] = users;
      if (old === undefined || first === undefined) return [];
      const [steps, oldSteps] = [stepsOf(plan), stepsOf(old)];
      const isSlower = becameSlower(evidence, shape, drift);
      const isDearer = costOf(plan) >= DEARER * costOf(old) && costOf(old) > 0;
      if (steps.join() === oldSteps.join() || !(isSlower || isDearer)) return [];
      const [ofBase, ofHead] = [evidence.underLoad.base.get(shape), evidence.underLoad.head.get(shape)];
      return [
        causeFact(evidence, {
          ...{ rule: 'plan-change', category: 'database', isNew: true },
          confidence: isSlower ? 'likely' : 'possible',
          endpoints: users.map(({ endpoint }) => endpoint),
          msPerRequest: isSlower ? slowerMs(first, true) : null,
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
