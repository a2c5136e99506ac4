import { blockedFor } from '../../../core/decision/exit-code.ts';
import { isWatching } from '../../../core/decision/watch/watching.ts';
import type { Judgement } from '../../../core/model/judgement/judgement.ts';

export type CommitState = 'success' | 'failure' | 'error' | 'pending';

/** The colour of the commit status for a verdict under its policy. */
export function commitState(judgement: Pick<Judgement, 'verdict' | 'policy' | 'reasons'>): CommitState {
  const { verdict, policy } = judgement;
  if (isWatching({ policy })) return 'success';
  switch (verdict) {
    case 'pass':
    case 'not-affected':
      return 'success';
    case 'warn':
      return policy.failOn === 'warn' || blockedFor(judgement) !== null ? 'failure' : 'success';
    case 'fail':
      return 'failure';
    case 'inconclusive':
      return policy.onInconclusive === 'fail' ? 'failure' : 'success';
    case 'no-baseline':
      return policy.onNoBaseline === 'fail' ? 'failure' : 'success';
    case 'invalid':
      return policy.onInvalid === 'fail' ? 'error' : 'success';
  }
}
