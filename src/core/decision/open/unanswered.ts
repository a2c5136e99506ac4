import type { Compared } from '../../model/decision/compared.ts';
import { kindOf } from '../../model/subject-key.ts';
import { limitsOf, logLimit } from '../limits.ts';
import { isOpen, type OpenInput } from './open.ts';

type Asked = Pick<OpenInput, 'comparisons' | 'comparing' | 'policy'>;

/**
 * The comparisons of a run that warns, without what is open and the warnings leave nothing to ask of. A warning of another
 * metric answers nothing.
 */
export function unanswered(asked: Asked): readonly Compared[] {
  return asked.comparisons.filter((one) => !isOpen(one) || mayFail(one, asked) || !isAnswered(one, asked));
}

/** Whether its bound reaches the limit that fails. Where there is no bound, as of errors, it may. */
function mayFail({ subject, metric, evidence, limits, base }: Compared, { policy }: Asked): boolean {
  if (evidence === undefined || limits === undefined || base === null) return true;
  const { floor } = limitsOf(policy, subject, metric);
  return Math.log1p(evidence.high) >= logLimit(limits.fail, floor, base);
}

/**
 * Whether what can do no more than warn is asked no more. Rounds that end for a warning leave it open (duet-stop.ts). But
 * where nothing could follow them, they leave open what may fail too.
 */
function isAnswered({ subject, metric }: Compared, { comparisons, comparing, policy }: Asked): boolean {
  if (comparing?.stop === 'regressed' && policy.onInconclusive !== 'fail') return true;
  // Of all requests: an endpoint that is slower by that metric makes it so.
  const makesIt = (other: Compared) =>
    other.subject.kind === 'endpoint' &&
    kindOf(other.subject) === 'requests' &&
    other.metric === metric &&
    (other.class === 'significant' || other.class === 'critical');
  return subject.kind === 'overall' && comparisons.some(makesIt);
}
