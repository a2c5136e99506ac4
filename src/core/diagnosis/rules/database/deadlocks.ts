import { causeFact, isSlower } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** One or two come by chance wherever base has the same code. */
const FEWEST = 3;
const FACTOR = 3;

/** Transactions that waited for each other until the database ended one of them. */
export const deadlocks: Rule = {
  id: 'deadlocks',
  find(evidence) {
    const totals = evidence.head.database?.totals ?? null;
    const before = evidence.base?.database?.totals ?? null;
    if (totals === null || totals.deadlocks === 0) return [];
    const isNew = before !== null && totals.deadlocks >= FACTOR * before.deadlocks + FEWEST;
    const isFailing = evidence.comparisons.some(
      ({ metric, class: found }) =>
        metric === 'error-rate' && (found === 'critical' || found === 'significant'),
    );
    return [
      causeFact(evidence, {
        ...{ rule: 'deadlocks', category: 'database', isNew, endpoints: [null] },
        ...{ confidence: 'likely', msPerRequest: null },
        numbers: {
          deadlocks: { base: before?.deadlocks ?? null, head: totals.deadlocks },
          transactions: {
            base: before === null ? null : before.commits + before.rollbacks,
            head: totals.commits + totals.rollbacks,
          },
        },
        atLeast: isNew && (isFailing || isSlower(evidence, [null])) ? 'high' : 'medium',
      }),
    ];
  },
};
