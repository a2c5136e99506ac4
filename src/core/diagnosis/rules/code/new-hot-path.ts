import { codeCause } from '../../evidence/code/code-cause.ts';
import { risesOf } from '../../evidence/code/rises.ts';
import { workOf } from '../../evidence/code/work.ts';
import type { Rule } from '../../evidence/evidence.ts';
import { MOSTLY } from './hot-function.ts';

/** Functions of the application that base does not run at all, by whatever name. */
export const newHotPath: Rule = {
  id: 'new-hot-path',
  find(evidence) {
    return risesOf(evidence)
      .filter(({ isNew, head }) => isNew && workOf(head, 'database') < MOSTLY * head.ms)
      .map((rise) => codeCause(evidence, { rule: 'new-hot-path', rise }));
  },
};
