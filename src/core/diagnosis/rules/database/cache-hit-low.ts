import type { DatabaseTotals } from '../../../model/evidence/database.ts';
import { causeFact } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** The target of the recommended set, and the usual advice for a database of transactions. */
const ENOUGH = 0.95;
/** Points by which head has to be below base: the side that was started first finds a colder cache. */
const APART = 0.1;
/** Blocks (8 kB each) from outside the cache per request below which nobody waits for them. */
const FEWEST_PER_REQUEST = 1;

/** Much of what the database reads is not in its cache. */
export const cacheHitLow: Rule = {
  id: 'cache-hit-low',
  find(evidence) {
    const totals = evidence.head.database?.totals ?? null;
    const before = evidence.base?.database?.totals ?? null;
    const { requests } = evidence.head.overall;
    if (totals === null || totals.blocksRead < FEWEST_PER_REQUEST * Math.max(1, requests)) return [];
    const [hit, was] = [hitOf(totals), before === null ? null : hitOf(before)];
    if (hit >= ENOUGH) return [];
    const sharedBuffers = evidence.head.database?.settings?.sharedBuffers;
    const isNew = was !== null && was >= ENOUGH && was - hit >= APART;
    return [
      causeFact(evidence, {
        ...{ rule: 'cache-hit-low', category: 'database', isNew, endpoints: [null] },
        ...{ confidence: 'possible', msPerRequest: null },
        numbers: {
          hit: { base: was, head: hit },
          read: {
            base: before === null ? null : perRequest(before, evidence.base?.overall.requests ?? 0),
            head: perRequest(totals, requests),
          },
          ...(sharedBuffers !== undefined && { sharedBuffers: { base: null, head: sharedBuffers } }),
        },
        atLeast: isNew ? 'medium' : 'low',
      }),
    ];
  },
};

function hitOf({ blocksHit, blocksRead }: DatabaseTotals): number {
  const all = blocksHit + blocksRead;
  return all === 0 ? 1 : blocksHit / all;
}

const perRequest = ({ blocksRead }: DatabaseTotals, requests: number): number | null =>
  requests === 0 ? null : blocksRead / requests;
