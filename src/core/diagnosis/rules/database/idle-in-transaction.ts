import type { DatabaseEvidence } from '../../../model/evidence/database.ts';
import { causeFact, isSlower } from '../../evidence/cause.ts';
import { type Blame, blamedFor } from '../../evidence/code/blame.ts';
import { risesOf } from '../../evidence/code/rises.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';
import { isComputing } from '../../evidence/outside.ts';
import { leftOf } from '../../evidence/round-trip.ts';

/** It is looked once a second: what stays idle for that long does something else between its statements. */
const LONG_MS = 1000;
/** Where an endpoint with transactions became slower, a wait that is far beyond the way there and back is enough. */
const WAIT_MS = 20;
/** Base has it too where it comes near. */
const FACTOR = 3;

/** Sessions that hold a transaction open while they do something that is not the database's. */
export const idleInTransaction: Rule = {
  id: 'idle-in-transaction',
  find(evidence) {
    const sessions = evidence.head.database?.sessions ?? null;
    if (sessions === null || sessions.mostIdleInTransaction === 0) return [];
    const longest = sessions.longestIdleInTransactionMs;
    const before = evidence.base?.database?.sessions ?? null;
    const isNew = before !== null && longest >= FACTOR * before.longestIdleInTransactionMs;
    const slowed = slowedOf(evidence);
    const [first] = slowed;
    const isFelt = isNew && first !== undefined && longest >= WAIT_MS && !isWork(evidence, first);
    if (longest < LONG_MS && !isFelt) return [];
    const endpoints = isFelt ? slowed : [null];
    return [
      causeFact(evidence, {
        ...{ rule: 'idle-in-transaction', category: 'database', isNew, endpoints },
        confidence: 'likely',
        // At most the longest that was seen: nobody was seen to wait for longer.
        msPerRequest: isFelt ? Math.min(longest, leftOf(evidence, first)) : null,
        fixable: { low: 0.5, high: 1 },
        numbers: {
          longestMs: { base: before?.longestIdleInTransactionMs ?? null, head: longest },
          sessions: { base: before?.mostIdleInTransaction ?? null, head: sessions.mostIdleInTransaction },
        },
        atLeast: isNew && isSlower(evidence, endpoints) ? 'high' : 'medium',
      }),
    ];
  },
};

/** Of the time that an endpoint lost, the part from which on a function is why. */
const MOST = 0.5;

/** While the application computes, whatever transaction is open stays idle too: then the work is why, and not the transaction. */
function isWork(evidence: Evidence, endpoint: string): boolean {
  const left = leftOf(evidence, endpoint);
  const isBlamed = ({ endpoints, ms }: Blame) =>
    endpoints.some((one) => one === null || one === endpoint) && ms >= MOST * left;
  return (
    isComputing(evidence, endpoint, left) ||
    risesOf(evidence).some(({ addedMs }) => isBlamed(blamedFor(evidence, addedMs)))
  );
}

const BEGINS = /^\s*(?:begin|start transaction)\b/i;

/** Endpoints that open transactions and became slower, the most of it outside of the database first. */
function slowedOf(evidence: Evidence): readonly string[] {
  return transactional(evidence.head.database)
    .filter((endpoint) => isSlower(evidence, [endpoint]))
    .toSorted((a, b) => leftOf(evidence, b) - leftOf(evidence, a));
}

function transactional(database: DatabaseEvidence | undefined): readonly string[] {
  const begins = new Set(
    (database?.statements ?? []).filter(({ text }) => BEGINS.test(text)).map(({ id }) => id),
  );
  return (database?.endpoints ?? []).flatMap(({ endpoint, statements }) =>
    statements.some(({ id }) => begins.has(id)) ? [endpoint] : [],
  );
}
