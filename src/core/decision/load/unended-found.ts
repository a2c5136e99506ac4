import type { Unended } from '../../model/decision/load-fact.ts';

export type UnendedFound = Unended & {
  /**
   * `unclear`: it is as much, and may be chance; `suspicious`: it is less, and what follows may show it to be more;
   * `settled`: head's users are no more held up than base's
   */
  readonly state: 'regressed' | 'unclear' | 'suspicious' | 'settled';
  /** whether it is as bad as errors that fail the gate, where it regressed */
  readonly isCritical: boolean;
};

/** Rounds in which it has to show: one may be a burst of the machine. */
export const FEWEST_ROUNDS = 2;

/** The one that shows most; null: nothing is known of any. */
export const worstOf = (each: readonly UnendedFound[]): UnendedFound | null =>
  each.toSorted((a, b) => rankOf(a) - rankOf(b) || b.head - a.head)[0] ?? null;

const STATES: readonly UnendedFound['state'][] = ['regressed', 'unclear', 'suspicious', 'settled'];

const rankOf = ({ state, isCritical }: UnendedFound): number =>
  2 * STATES.indexOf(state) - Number(isCritical);
