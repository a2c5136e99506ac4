import type { LoadFact } from '../../model/decision/load-fact.ts';
import type { Load } from '../../model/recording/load.ts';
import type { Validity } from '../../model/recording/recording.ts';
import { wasDriven } from './solo-validity.ts';

export type Repetition =
  /** the run counts as it is */
  | { readonly kind: 'none' }
  /** `why` it is measured once more: what made the first attempt invalid, complete sentences */
  | { readonly kind: 'due'; readonly why: string }
  /** it would be, if the budget allowed it */
  | { readonly kind: 'beyond-budget'; readonly note: LoadFact };

/**
 * Whether a first attempt is made once more: only where load was driven and the machine or the delivery of the load made
 * it invalid. A valid run never is, whatever it shows. Both attempts together take at most `budgetSeconds` of judged load.
 */
export function repetitionOf(
  validity: Validity,
  load: Pick<Load, 'outcome' | 'durationMs'>,
  budgetSeconds: number,
): Repetition {
  if (validity.valid || !wasDriven(load)) return { kind: 'none' };
  // k6's own clock gives fractions of a second more or less than what was asked for.
  const seconds = Math.round(load.durationMs / 1000);
  if (2 * seconds <= budgetSeconds) return { kind: 'due', why: validity.reasons.join(' ') };
  return { kind: 'beyond-budget', note: { kind: 'unrepeated', seconds: 2 * seconds, budgetSeconds } };
}
