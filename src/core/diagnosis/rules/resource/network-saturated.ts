import { causeFact, isSlower } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** Share of what the link can carry from which on packets wait for one another. */
const NEAR = 0.8;
/** Base that comes within this has it too. */
const NEARLY = 0.6;

/** Traffic comes near what the link of the machine can carry. Side by side both arms use it, and neither is accused. */
export const networkSaturated: Rule = {
  id: 'network-saturated',
  find(evidence) {
    const [head, base] = [evidence.reading('head', 'network'), evidence.reading('base', 'network')];
    if (head === null || head < NEAR) return [];
    const isNew = base !== null && base < NEARLY;
    return [
      causeFact(evidence, {
        ...{ rule: 'network-saturated', category: 'network', endpoints: [null], msPerRequest: null },
        ...{ isNew, confidence: 'likely', numbers: { network: { base, head } } },
        atLeast: isNew && isSlower(evidence, [null]) ? 'high' : 'medium',
      }),
    ];
  },
};
