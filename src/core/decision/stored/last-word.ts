import type { Comparison } from '../../model/judgement/comparison.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import type { Reason } from '../../model/judgement/reason.ts';
import { definitionOf } from '../../model/metric.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { limitsOf } from '../limits.ts';

/** What became of the question that stored runs left to a duet; `accused`: it is open, and what they accuse stands. */
export type LastWord = 'settled' | 'open' | 'accused';

/** Reasons for which nothing was found out. */
const UNANSWERED: readonly Reason['kind'][] = ['inconclusive', 'incomparable', 'no-baseline', 'unread'];
/** Reasons of head by itself, which answer nothing that was compared. */
const OF_HEAD: readonly Reason['kind'][] = ['target', 'threshold'];

/**
 * Whether a duet settles what stored runs said. One that comes to no answer takes no accusation back, and none of what it
 * did not judge, unless its interval leaves nothing of it.
 */
export function lastWordOf(duet: Judgement, stored: Judgement): LastWord {
  const accused = stored.comparisons.filter(isAccused);
  const known = knownIn(duet);
  const isAnswered = answers(duet, stored);
  const left = isAnswered ? unreadIn(duet, stored) : accused;
  const isConfirmed = graveness(stored) <= graveness(duet);
  const isAnswer = left.length === 0 || (isConfirmed && left.length < accused.length);
  if (isAnswered && isAnswer) return 'settled';
  if (isConfirmed) return 'open';
  const isLess = (one: Comparison) => (known(one)?.evidence?.high ?? Infinity) < accusedFrom(one, stored);
  return left.length > 0 && left.every(isLess) ? 'open' : 'accused';
}

/** What stored runs accuse and a duet that came to an answer on all else did not judge. */
export function unjudgedBy(duet: Judgement, stored: Judgement): readonly Comparison[] {
  return answers(duet, stored) ? unreadIn(duet, stored) : [];
}

/** Beside a warning of what was compared something may be open, which is no matter of what stored runs accuse. */
function answers({ reasons }: Judgement, stored: Judgement): boolean {
  if (!reasons.some(({ kind }) => UNANSWERED.includes(kind))) return true;
  const isOfCompared = reasons.some(({ kind }) => !UNANSWERED.includes(kind) && !OF_HEAD.includes(kind));
  return isOfCompared && stored.comparisons.some(isAccused);
}

const knownIn =
  ({ comparisons }: Judgement) =>
  (one: Comparison): Comparison | undefined =>
    comparisons.find((other) => keyOf(other) === keyOf(one));

/**
 * What stored runs accuse that a duet did not judge. A percentile that warns alone is judged with one of its subject that
 * blocks: p99 takes more requests than a short duet makes, and a slower application shows in those too.
 */
function unreadIn(duet: Judgement, stored: Judgement): readonly Comparison[] {
  const known = knownIn(duet);
  const isRead = (one: Comparison) => (known(one)?.class ?? 'inconclusive') !== 'inconclusive';
  const blocking = duet.comparisons.filter((one) => isPercentile(one) && isBlocking(one) && isRead(one));
  const isReadBeside = (one: Comparison) =>
    isPercentile(one) &&
    one.role === 'warning' &&
    blocking.some(({ subject }) => subjectKey(subject) === subjectKey(one.subject));
  return stored.comparisons.filter((one) => isAccused(one) && !isRead(one) && !isReadBeside(one));
}

const isPercentile = ({ metric }: Comparison): boolean => definitionOf(metric).quantile !== null;
const isBlocking = ({ role }: Comparison): boolean => role === undefined || role === 'blocking';

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
