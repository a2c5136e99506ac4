import { causeFact } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** Rounds in which more was taken away are left out of a comparison. */
const MUCH = 0.05;

/** The machine's host took CPU time away: the runner, and not the change. */
export const steal: Rule = {
  id: 'steal',
  find(evidence) {
    const [head, base] = [evidence.reading('head', 'steal'), evidence.reading('base', 'steal')];
    if (head === null || head < MUCH) return [];
    return [
      causeFact(evidence, {
        ...{ rule: 'steal', category: 'runner', isNew: false, endpoints: [null], msPerRequest: null },
        confidence: 'certain',
        numbers: { steal: { base, head } },
        atLeast: 'medium',
      }),
    ];
  },
};
