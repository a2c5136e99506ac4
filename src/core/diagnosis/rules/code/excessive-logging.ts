import { codeCause } from '../../evidence/code/code-cause.ts';
import { addedOf, risenIn } from '../../evidence/code/risen-work.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** Functions that write more log lines than on base, or longer ones. */
export const excessiveLogging: Rule = {
  id: 'excessive-logging',
  find(evidence) {
    return risenIn(evidence, 'logging').map((rise) =>
      codeCause(evidence, { rule: 'excessive-logging', rise, part: addedOf(rise, 'logging') }),
    );
  },
};
