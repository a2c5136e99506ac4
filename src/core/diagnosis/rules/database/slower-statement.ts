import { causeFact, spread } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';
import { becameSlower, driftOf } from '../../evidence/means.ts';
import { beforeOf, type StatementUse } from '../../evidence/statement-use.ts';
import { slowerMs, usersOf } from '../../evidence/users.ts';
import { worstFirst } from '../../evidence/weight.ts';

/** A statement of both sides, in other words too, that takes clearly longer on head, by itself and not with all others. */
export const slowerStatement: Rule = {
  id: 'slower-statement',
  find(evidence) {
    const drift = driftOf(evidence);
    return [...evidence.underLoad.head.values()].flatMap((head) => {
      const msOf = (use: StatementUse): number => slowerMs(use, true);
      const users = worstFirst(evidence, true, usersOf(evidence, head.shape), (use) => ({ ms: msOf(use) }));
      const [first] = users;
      const was = first?.replaces?.shape ?? head.shape;
      const base = evidence.underLoad.base.get(was);
      if (base === undefined || first === undefined || !becameSlower(evidence, head.shape, drift, was))
        return [];
      // One in place of a loop takes longer than one of the loop's.
      if (was !== head.shape && msOf(first) === 0) return [];
      return [
        causeFact(evidence, {
          ...{ rule: 'slower-statement', category: 'database', isNew: true },
          confidence: base.deviationMs === null ? 'possible' : 'likely',
          ...spread(users, msOf),
          fixable: { low: 0.5, high: 1 },
          numbers: {
            meanMs: { base: base.meanMs, head: head.meanMs },
            deviationMs: { base: base.deviationMs, head: head.deviationMs },
            rows: { base: base.rows / base.calls, head: head.rows / head.calls },
            perCall: { base: beforeOf(first)?.perCall ?? null, head: first.head?.perCall ?? null },
          },
          texts: {
            ...{ statement: head.shape, sql: head.sql, kind: head.kind },
            ...(was !== head.shape && { was: base.sql }),
          },
        }),
      ];
    });
  },
};
