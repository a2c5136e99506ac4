import { causeFact } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';
import { computedShare, slowerOutside } from '../../evidence/outside.ts';
import { WAITS } from './slower-outside-database.ts';

/** Most of the rise has to lie before the answer's first byte: after it the answer itself is what takes longer. */
const BEFORE = 0.5;

/** Endpoints that wait for something that is neither the database nor a CPU: another service, a file, a timer. */
export const upstreamSlow: Rule = {
  id: 'upstream-slow',
  find(evidence) {
    const found = slowerOutside(evidence).filter(
      ({ waiting: { base, head }, outside }) =>
        base !== null && head !== null && head - base >= BEFORE * outside,
    );
    const [first] = found;
    const computed = computedShare(evidence, found);
    if (first === undefined || computed === null || computed >= WAITS) return [];
    return [
      causeFact(evidence, {
        ...{ rule: 'upstream-slow', category: 'network', isNew: true, confidence: 'possible' },
        endpoints: found.map(({ endpoint }) => endpoint),
        msPerRequest: first.outside,
        fixable: { low: 0.5, high: 1 },
        numbers: {
          waitingMs: first.waiting,
          databaseMs: first.database,
          cpuMs: { base: evidence.perRequest('base', 'cpu'), head: evidence.perRequest('head', 'cpu') },
        },
      }),
    ];
  },
};
