import { inForce, isNamed } from '../../baseline/acceptances.ts';
import type { Comparison } from '../../model/judgement/judgement.ts';
import type { Policy } from '../../model/policy.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { endpointKey, subjectKey } from '../../model/subject-key.ts';

export type NamesInput = {
  readonly head: Pick<Recording, 'gate' | 'arms' | 'validity'>;
  /** holds the endpoints of base that head lacks */
  readonly comparisons: readonly Comparison[];
  readonly policy: Pick<Policy, 'endpoints' | 'accepted'>;
  /** YYYY-MM-DD, the day of the judgement */
  readonly today: string;
};

/** How many names a note lists. */
const MOST_NAMES = 10;

/**
 * A sentence for each list that names endpoints which the run does not have: a slip of the pen would silently leave
 * the general limits. None of a run that is not valid: it need not have come to all of its endpoints.
 */
export function unknownNames({ head, comparisons, policy, today }: NamesInput): readonly string[] {
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
  const told = (names: readonly string[], where: string, what: string) =>
    names.length === 0
      ? []
      : [
          `${where} names ${listed(names)}, which this run does not have: ${what}. It has ${listed([...keys])}.`,
        ];
  return [
    ...told(limits, 'policy.endpoints', 'those limits do nothing'),
    ...told(accepted, '.perf-gate/accept.yml', 'those entries accept nothing'),
  ];
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
