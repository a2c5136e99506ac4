import type { Comparison } from '../../model/judgement/comparison.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import type { Reason } from '../../model/judgement/reason.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { limitsOf } from '../limits.ts';

/** What became of the question that stored runs left to a duet; `accused`: it is open, and what they accuse stands. */
export type LastWord = 'settled' | 'open' | 'accused';

/** Reasons for which nothing was found out. */
const UNANSWERED: readonly Reason['kind'][] = ['inconclusive', 'incomparable', 'no-baseline', 'unread'];

/**
 * Whether a duet settles what stored runs said. One that comes to no answer takes no accusation back, unless its interval
 * leaves nothing of it.
 */
export function lastWordOf(duet: Judgement, stored: Judgement): LastWord {
  const accused = stored.comparisons.filter(isAccused);
  const isAnswered = !duet.reasons.some(({ kind }) => UNANSWERED.includes(kind));
  const known = (one: Comparison) => duet.comparisons.find((other) => keyOf(other) === keyOf(one));
  const isRead = (one: Comparison) => (known(one)?.class ?? 'inconclusive') !== 'inconclusive';
  if (isAnswered && (accused.length === 0 || accused.some(isRead))) return 'settled';
  if (graveness(stored) <= graveness(duet)) return 'open';
  const isLess = (one: Comparison) => (known(one)?.evidence?.high ?? Infinity) < accusedFrom(one, stored);
  return accused.length > 0 && accused.every(isLess) ? 'open' : 'accused';
}

const isAccused = ({ class: found, role }: Comparison): boolean =>
  role !== 'informative' && (found === 'critical' || found === 'significant');

const keyOf = ({ subject, metric }: Comparison): string => `${metric} ${subjectKey(subject)}`;

/** Higher: worse for the change; what says nothing of it is 0. */
const graveness = ({ verdict }: Judgement): number => ['warn', 'fail'].indexOf(verdict) + 1;

/** The worsening from which on the verdict would be what it is. */
function accusedFrom({ subject, metric }: Comparison, { verdict, policy }: Judgement): number {
  const { warn, fail } = limitsOf(policy, subject, metric);
  return verdict === 'fail' && policy.failOn !== 'warn' ? fail : warn;
}
