import type { Judgement } from '../model/judgement/judgement.ts';
import { isWatching } from './watch/watching.ts';

const PASSED = 0;
const FAILED = 1;
const COULD_NOT_MEASURE = 3;

/** Exit code of a verdict under its policy: 0 goes on, 1 a regression, 3 could not measure. */
export function exitCode({ verdict, policy }: Pick<Judgement, 'verdict' | 'policy'>): number {
  if (isWatching({ policy })) return PASSED;
  switch (verdict) {
    case 'pass':
    case 'warn':
    case 'not-affected':
      return PASSED;
    case 'fail':
      return FAILED;
    case 'inconclusive':
      return policy.onInconclusive === 'fail' ? FAILED : PASSED;
    case 'no-baseline':
      return policy.onNoBaseline === 'fail' ? FAILED : PASSED;
    case 'invalid':
      return policy.onInvalid === 'fail' ? COULD_NOT_MEASURE : PASSED;
  }
}
