import type { CauseFact } from '../../../model/evidence/cause.ts';
import { causeFact } from '../../evidence/cause.ts';
import { codeCause, numbersOf, textsOf } from '../../evidence/code/code-cause.ts';
import { risesOf, sidesOf } from '../../evidence/code/rises.ts';
import { sideOf } from '../../evidence/code/side.ts';
import { workOf } from '../../evidence/code/work.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';

/** Of head's time: what takes as much is worth a look, whether it is new or not. */
const MUCH = 0.3;
/** Calls of a driver are told by what they ask of the database. */
export const MOSTLY = 0.5;

/** Functions of the application that take much more time than on base, and those that always took much of it. */
export const hotFunction: Rule = {
  id: 'hot-function',
  find(evidence) {
    const rises = risesOf(evidence);
    const grown = rises.filter(({ isNew, head }) => !isNew && workOf(head, 'database') < MOSTLY * head.ms);
    return [
      ...grown.map((rise) => codeCause(evidence, { rule: 'hot-function', rise })),
      ...standing(evidence, new Set(rises.map(({ key }) => key))),
    ];
  },
};

/** What takes much of head's time and did not grow. */
function standing(evidence: Evidence, risen: ReadonlySet<string>): readonly CauseFact[] {
  const head = sideOf(evidence.head);
  if (head === null) return [];
  const base = sidesOf(evidence)?.base ?? null;
  // Whether base has it is not known where its profile is missing, or stored with a run on another machine.
  if (base === null && evidence.base !== null) return [];
  return [...head.spent].flatMap(([key, spent]) => {
    if (risen.has(key) || spent.ms < MUCH * head.busyMs) return [];
    const was = base?.spent.get(key) ?? null;
    // Base has it by another name.
    if (base !== null && was === null) return [];
    return [
      causeFact(evidence, {
        ...{ rule: 'hot-function', category: 'code', isNew: false, confidence: 'likely' },
        ...{ endpoints: [null], msPerRequest: spent.ms, atMost: 'low' },
        numbers: {
          ...numbersOf(base, was, head, spent),
          ms: { base: was?.ms ?? null, head: spent.ms },
          all: { base: was?.ms ?? null, head: spent.ms },
        },
        texts: textsOf(key, spent),
      }),
    ];
  });
}
