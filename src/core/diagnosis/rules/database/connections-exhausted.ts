import type { Sessions } from '../../../model/evidence/database.ts';
import { causeFact, isSlower } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** From here on the next burst is refused. */
const FULL = 0.9;
/** Base that comes within this is about to have it too. */
const NEARLY = 0.75;

/** Nearly all connections that the database allows are taken. */
export const connectionsExhausted: Rule = {
  id: 'connections-exhausted',
  find(evidence) {
    const sessions = evidence.head.database?.sessions ?? null;
    const before = evidence.base?.database?.sessions ?? null;
    if (sessions === null || shareOf(sessions) < FULL) return [];
    const isNew = before !== null && before.looks > 0 && shareOf(before) < NEARLY;
    return [
      causeFact(evidence, {
        ...{ rule: 'connections-exhausted', category: 'database', isNew, endpoints: [null] },
        ...{ confidence: 'likely', msPerRequest: null },
        numbers: {
          most: { base: before?.most ?? null, head: sessions.most },
          allowed: { base: before?.allowed ?? null, head: sessions.allowed },
          active: { base: before?.mostActive ?? null, head: sessions.mostActive },
        },
        atLeast: isNew && isSlower(evidence, [null]) ? 'high' : 'medium',
      }),
    ];
  },
};

const shareOf = ({ most, allowed }: Sessions): number => (allowed === 0 ? 0 : most / allowed);
