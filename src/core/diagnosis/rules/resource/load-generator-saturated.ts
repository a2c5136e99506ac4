import { BOTTLENECK } from '../../../decision/load/machine.ts';
import { causeFact } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** The load generator takes most of its CPUs' time, so that it measures itself. */
export const loadGeneratorSaturated: Rule = {
  id: 'load-generator-saturated',
  find(evidence) {
    const cpu = evidence.generatorCpu;
    if (cpu === null || cpu < BOTTLENECK) return [];
    return [
      causeFact(evidence, {
        ...{ rule: 'load-generator-saturated', category: 'runner', isNew: false },
        ...{ endpoints: [null], msPerRequest: null, confidence: 'certain' },
        numbers: { cpu: { base: null, head: cpu } },
        atLeast: 'medium',
      }),
    ];
  },
};
