import { inForce, isNamed } from '../../baseline/acceptances.ts';
import type { SubjectNote } from '../../model/decision/note.ts';
import type { Comparison } from '../../model/judgement/comparison.ts';
import { METRIC_IDS } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { endpointKey, isOwnKey, subjectKey } from '../../model/subject-key.ts';
import type { Target } from '../../model/targets/target.ts';
import { limitsOf } from '../limits.ts';

export type NamesInput = {
  readonly head: Pick<Recording, 'gate' | 'arms' | 'validity'>;
  /** holds the endpoints of base that head lacks */
  readonly comparisons: readonly Pick<Comparison, 'subject' | 'metric'>[];
  readonly policy: Pick<Policy, 'metrics' | 'endpoints' | 'targets' | 'accepted' | 'acceptIn'>;
  /** YYYY-MM-DD, the day of the judgement */
  readonly today: string;
};

/**
 * Each list that names endpoints which the run does not have: a slip of the pen would silently leave
 * the general limits. None of a run that is not valid: it need not have come to all of its endpoints.
 */
export function unknownNames({ head, comparisons, policy, today }: NamesInput): readonly SubjectNote[] {
  if (!head.validity.valid) return [];
  const keys = new Set([
    'overall',
    ...head.arms.head.endpoints.map(endpointKey),
    ...comparisons.map(({ subject }) => subjectKey(subject)),
  ]);
  const isUnknown = (name: string) => ![...keys].some((key) => isNamed(name, key));
  const limits = Object.keys(policy.endpoints ?? {}).filter(isUnknown);
  const entries = inForce(policy.accepted ?? [], head.gate, today).map(({ endpoint }) => endpoint);
  const accepted = [...new Set(entries)].filter(isUnknown);
  const own = [...keys].filter(isOwnKey).map((key) => key.slice(key.indexOf(' ') + 1));
  const metrics = Object.keys(policy.metrics ?? {}).filter(
    (name) => !METRIC_IDS.some((id) => id === name) && !own.includes(name),
  );
  const targets = unknownOfTargets(policy.targets ?? [], head, isUnknown);
  return [
    ...told('metrics', metrics, own),
    ...told('limits', limits, [...keys]),
    ...told('targets', targets, [...keys]),
    ...told('acceptances', accepted, [...keys], policy.acceptIn),
  ];
}

/** Endpoints and scenarios of targets. */
function unknownOfTargets(
  targets: readonly Target[],
  { arms }: Pick<Recording, 'arms'>,
  isUnknown: (name: string) => boolean,
): readonly string[] {
  const names = targets.flatMap(({ of }) => {
    // Of a page its own row says it.
    if (of.kind === 'overall' || of.kind === 'page') return [];
    if (of.kind === 'endpoint') return isUnknown(of.name) ? [of.name] : [];
    return arms.head.scenarios.some(({ scenario }) => scenario === of.name) ? [] : [`scenario ${of.name}`];
  });
  return [...new Set(names)];
}

type List = (SubjectNote & { readonly kind: 'unknown-names' })['list'];

const told = (
  list: List,
  names: readonly string[],
  known: readonly string[],
  file?: string,
): readonly SubjectNote[] =>
  names.length === 0 ? [] : [{ kind: 'unknown-names', list, names, known, ...(file && { file }) }];

/** Metrics whose role does nothing, since it takes a direction that nobody knows. */
export function noDirection(comparisons: NamesInput['comparisons'], policy: Policy): readonly SubjectNote[] {
  const names = comparisons.flatMap(({ subject, metric }) => {
    if (subject.kind === 'overall' || limitsOf(policy, subject, metric).better !== null) return [];
    return (policy.metrics?.[subject.name]?.role ?? 'informative') === 'informative' ? [] : [subject.name];
  });
  return names.length === 0 ? [] : [{ kind: 'no-direction', names: [...new Set(names)] }];
}
