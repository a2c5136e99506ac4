import { codeCause } from '../../evidence/code/code-cause.ts';
import { addedOf, risenIn } from '../../evidence/code/risen-work.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** Functions that make or read more JSON than on base. */
export const bigSerialisation: Rule = {
  id: 'big-serialisation',
  find(evidence) {
    return risenIn(evidence, 'json').map((rise) =>
      codeCause(evidence, { rule: 'big-serialisation', rise, part: addedOf(rise, 'json') }),
    );
  },
};
