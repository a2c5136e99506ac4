import { causeFact, isSlower } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** Share of the periods of the CPU limit in which the application was held back: less is a burst now and then. */
const MUCH = 0.05;
/** Base that comes within this of it has it too. */
const FACTOR = 3;

/** A CPU limit holds the application back while the machine has CPU time left. */
export const throttled: Rule = {
  id: 'throttled',
  find(evidence) {
    const [head, base] = [evidence.reading('head', 'throttled'), evidence.reading('base', 'throttled')];
    if (head === null || head < MUCH) return [];
    const isNew = base !== null && head >= FACTOR * base;
    return [
      causeFact(evidence, {
        ...{ rule: 'throttled', category: 'resource', isNew, endpoints: [null], msPerRequest: null },
        confidence: 'likely',
        numbers: { throttled: { base, head } },
        atLeast: isNew && isSlower(evidence, [null]) ? 'high' : 'medium',
      }),
    ];
  },
};
