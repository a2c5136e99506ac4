import type { Compared } from '../../model/decision/compared.ts';
import { kindOf } from '../../model/subject-key.ts';
import { isOpen, type OpenInput } from './open.ts';

/**
 * The comparisons of a run that warns, without what is open and the warnings leave nothing to ask of. A warning of another
 * metric answers nothing.
 */
export function unanswered({
  comparisons,
  comparing,
  policy,
}: Pick<OpenInput, 'comparisons' | 'comparing' | 'policy'>): readonly Compared[] {
  // Rounds that end for a warning leave open what can do no more than warn (duet-stop.ts).
  const isLeft = comparing?.stop === 'regressed' && policy.onInconclusive !== 'fail';
  return comparisons.filter((one) => !isOpen(one) || !(isLeft || isShown(one, comparisons)));
}

/** Of all requests, and no more than a warning: an endpoint that is slower by that metric makes it so. */
function isShown({ subject, metric, evidence, limits }: Compared, all: readonly Compared[]): boolean {
  if (subject.kind !== 'overall' || evidence === undefined || limits === undefined) return false;
  const makesIt = (other: Compared) =>
    other.subject.kind === 'endpoint' &&
    kindOf(other.subject) === 'requests' &&
    other.metric === metric &&
    (other.class === 'significant' || other.class === 'critical');
  return evidence.high < limits.fail && all.some(makesIt);
}
