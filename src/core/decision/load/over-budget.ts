import type { LoadFact } from '../../model/decision/load-fact.ts';
import type { Duet } from '../../model/recording/duet.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';

type Driven = Pick<Duet, 'mostPairs' | 'roundMs'> & { readonly pairs: readonly unknown[] };

/** That the fewest pairs which say anything took more load than the budget allows; none: they did not. */
export function overBudget(
  { pairs, mostPairs, roundMs }: Driven,
  budgetSeconds: number,
): readonly LoadFact[] {
  // More pairs than that were within the budget of their own run, whatever the one of a replay is.
  if (mostPairs > FEWEST_PAIRS || pairs.length < FEWEST_PAIRS) return [];
  const seconds = (2 * pairs.length * roundMs) / 1000;
  return seconds <= budgetSeconds ? [] : [{ kind: 'over-budget', seconds, budgetSeconds, roundMs }];
}
