import { causeFact, spread } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';
import { slowerOutside, waitingForOthers } from '../../evidence/outside.ts';

/** Endpoints that wait for something that is neither the database nor a CPU: another service, a file, a timer. */
export const upstreamSlow: Rule = {
  id: 'upstream-slow',
  find(evidence) {
    const found = waitingForOthers(evidence, slowerOutside(evidence));
    const [first] = found;
    if (first === undefined) return [];
    return [
      causeFact(evidence, {
        ...{ rule: 'upstream-slow', category: 'network', isNew: true, confidence: 'possible' },
        ...spread(found, ({ outside }) => outside),
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
