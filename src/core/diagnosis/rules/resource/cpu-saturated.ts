import { causeFact, isSlower } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';
import { saturationOf } from '../../evidence/saturation.ts';

/** All of the machine's CPUs are taken. Side by side both arms take them, and neither is accused. */
export const cpuSaturated: Rule = {
  id: 'cpu-saturated',
  find(evidence) {
    const found = saturationOf(evidence);
    if (found === null) return [];
    const { base, head, isNew } = found;
    return [
      causeFact(evidence, {
        ...{ rule: 'cpu-saturated', category: 'resource', endpoints: [null], msPerRequest: null },
        ...{ isNew, confidence: 'likely' },
        numbers: {
          busy: { base, head },
          generator: { base: null, head: evidence.generatorCpu },
        },
        // What it adds to a request nobody can tell, and a function that explains less than a fifth is not why.
        atLeast: isNew && isSlower(evidence, [null]) ? 'high' : 'medium',
      }),
    ];
  },
};
