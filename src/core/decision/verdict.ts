import type { Judgement } from '../model/judgement/judgement.ts';
import type { Reason } from '../model/judgement/reason.ts';
import { verdictOf } from '../model/judgement/verdict.ts';

/** The verdict that the reasons (worst first) amount to, and the first line of every output. */
export function conclude(reasons: readonly Reason[]): Pick<Judgement, 'verdict' | 'reason'> {
  const [worst] = reasons;
  if (worst === undefined) throw new Error('a judgement without a reason');
  const alike = reasons.filter(({ severity }) => severity === worst.severity).length - 1;
  const more = alike > 0 ? `; and ${alike} more` : '';
  return { verdict: verdictOf(worst), reason: `${worst.text.replace(/\.$/, '')}${more}` };
}
