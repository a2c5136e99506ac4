import { causeFact, spread } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';
import { computedShare, slowerOutside, waitingForOthers } from '../../evidence/outside.ts';

/** From here on there is hardly another reading. */
const NEARLY_ALL = 0.8;
/** A lesser part may be what was estimated too low of the rest. */
const MAIN = 0.5;
/** CPU time that explains half of it makes it the application's own. */
const COMPUTES = 0.5;

/** Endpoints that became slower by what the database's time does not explain, and that do not merely wait for others. */
export const slowerOutsideDatabase: Rule = {
  id: 'slower-outside-database',
  find(evidence) {
    const found = slowerOutside(evidence);
    const [first] = found;
    const computed = computedShare(evidence, found);
    const waits = computed !== null && computed < COMPUTES && waitingForOthers(evidence, found).length > 0;
    if (first === undefined || waits) return [];
    const isSure = computed !== null && computed >= COMPUTES && first.outside >= NEARLY_ALL * first.added;
    return [
      causeFact(evidence, {
        ...{ rule: 'slower-outside-database', category: 'code', isNew: true },
        confidence: isSure ? 'likely' : 'possible',
        ...spread(found, ({ outside }) => outside),
        fixable: { low: 0.5, high: 1 },
        ...(first.outside < MAIN * first.added && { atMost: 'medium' as const }),
        numbers: {
          requestMs: first.request,
          databaseMs: first.database,
          cpuMs: { base: evidence.perRequest('base', 'cpu'), head: evidence.perRequest('head', 'cpu') },
        },
      }),
    ];
  },
};
