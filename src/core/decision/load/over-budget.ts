import type { Duet } from '../../model/recording/duet.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';

type Driven = Pick<Duet, 'mostPairs' | 'roundMs'> & { readonly pairs: readonly unknown[] };

/** That the fewest pairs which say anything took more load than the budget allows, for the reader; none: they did not. */
export function overBudgetNotes(
  { pairs, mostPairs, roundMs }: Driven,
  budgetSeconds: number,
): readonly string[] {
  // More pairs than that were within the budget of their own run, whatever the one of a replay is.
  if (mostPairs > FEWEST_PAIRS || pairs.length < FEWEST_PAIRS) return [];
  const seconds = (2 * pairs.length * roundMs) / 1000;
  if (seconds <= budgetSeconds) return [];
  return [
    `This took ${seconds} s of load, and \`policy.budget\` is ${budgetSeconds} s: nothing can be said after fewer than ${FEWEST_PAIRS} pairs of rounds, and at this rate a round takes ${roundMs / 1000} s. A higher rate makes rounds shorter.`,
  ];
}
