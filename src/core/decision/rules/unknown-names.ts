import { inForce, isNamed } from '../../baseline/acceptances.ts';
import type { SubjectNote } from '../../model/decision/note.ts';
import type { Comparison } from '../../model/judgement/comparison.ts';
import type { Policy } from '../../model/policy.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { endpointKey, subjectKey } from '../../model/subject-key.ts';

export type NamesInput = {
  readonly head: Pick<Recording, 'gate' | 'arms' | 'validity'>;
  /** holds the endpoints of base that head lacks */
  readonly comparisons: readonly Pick<Comparison, 'subject'>[];
  readonly policy: Pick<Policy, 'endpoints' | 'accepted'>;
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
  const told = (list: 'limits' | 'acceptances', names: readonly string[]): readonly SubjectNote[] =>
    names.length === 0 ? [] : [{ kind: 'unknown-names', list, names, known: [...keys] }];
  return [...told('limits', limits), ...told('acceptances', accepted)];
}
