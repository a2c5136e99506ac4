import { causeFact, isSlower } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** It is looked once a second: what stays idle for that long does something else between its statements. */
const LONG_MS = 1000;
/** Base has it too where it comes near. */
const FACTOR = 3;

/** Sessions that hold a transaction open while they do something that is not the database's. */
export const idleInTransaction: Rule = {
  id: 'idle-in-transaction',
  find(evidence) {
    const sessions = evidence.head.database?.sessions ?? null;
    if (sessions === null || sessions.mostIdleInTransaction === 0) return [];
    const longest = sessions.longestIdleInTransactionMs;
    if (longest < LONG_MS) return [];
    const before = evidence.base?.database?.sessions ?? null;
    const isNew = before !== null && longest >= FACTOR * before.longestIdleInTransactionMs;
    return [
      causeFact(evidence, {
        ...{ rule: 'idle-in-transaction', category: 'database', isNew, endpoints: [null] },
        ...{ confidence: 'likely', msPerRequest: null },
        numbers: {
          longestMs: { base: before?.longestIdleInTransactionMs ?? null, head: longest },
          sessions: { base: before?.mostIdleInTransaction ?? null, head: sessions.mostIdleInTransaction },
        },
        atLeast: isNew && isSlower(evidence, [null]) ? 'high' : 'medium',
      }),
    ];
  },
};
