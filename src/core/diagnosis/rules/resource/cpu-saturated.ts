import { causeFact } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';
import { SATURATED } from '../../evidence/outside.ts';

/** Base that comes within this has it too. */
const NEARLY = 0.75;

/** All of the machine's CPUs are taken. Side by side both arms take them, and neither is accused. */
export const cpuSaturated: Rule = {
  id: 'cpu-saturated',
  find(evidence) {
    const [head, base] = [evidence.reading('head', 'busy'), evidence.reading('base', 'busy')];
    if (head === null || head < SATURATED) return [];
    return [
      causeFact(evidence, {
        ...{ rule: 'cpu-saturated', category: 'resource', endpoints: [null], msPerRequest: null },
        ...{ isNew: base !== null && base < NEARLY, confidence: 'likely' },
        numbers: {
          busy: { base, head },
          generator: { base: null, head: evidence.generatorCpu },
        },
        atLeast: 'medium',
      }),
    ];
  },
};
