import type { Judgement } from '../model/judgement/judgement.ts';
import { isUncompared } from '../model/judgement/verdict.ts';
import { isWatching } from './watch/watching.ts';

const PASSED = 0;
const FAILED = 1;
const COULD_NOT_MEASURE = 3;

/** Exit code of a verdict under its policy: 0 goes on, 1 a regression, 3 could not measure. */
export function exitCode(judgement: Pick<Judgement, 'verdict' | 'policy' | 'reasons'>): number {
  const { verdict, policy } = judgement;
  if (isWatching({ policy })) return PASSED;
  switch (verdict) {
    case 'pass':
    case 'not-affected':
      return PASSED;
    case 'warn':
      return blockedFor(judgement) === null ? PASSED : FAILED;
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

/**
 * Why a warning blocks: what the policy stops for want of an answer, a warning beside it must not let through. null: it does
 * not block, or is no warning.
 */
export function blockedFor({
  verdict,
  policy,
  reasons,
}: Pick<Judgement, 'verdict' | 'policy' | 'reasons'>): 'no-baseline' | 'inconclusive' | null {
  if (verdict !== 'warn' || isWatching({ policy })) return null;
  if (policy.onNoBaseline === 'fail' && isUncompared(reasons)) return 'no-baseline';
  const isOpen = reasons.some(({ kind }) => kind === 'inconclusive');
  return policy.onInconclusive === 'fail' && isOpen ? 'inconclusive' : null;
}
