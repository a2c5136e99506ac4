import type { Pair } from '../../model/recording/pairs.ts';
import { ARMS, type Arm } from '../../model/recording/window.ts';
import { deliveryOf } from './delivery.ts';

export type DeliveryFacts = {
  readonly all: readonly Pair[];
  /** pairs in which an arm alone fell short */
  readonly shortIn: { readonly [A in Arm]: number };
} & (
  | { readonly kind: 'overloaded' }
  | { readonly kind: 'left-out' | 'invalid' /** pairs */; readonly leftOut: number }
);

/** One sentence or two about the delivered load, with the numbers of both arms over all pairs. */
export function deliveryText(facts: DeliveryFacts): string {
  const { all, shortIn } = facts;
  const numbers = `${ofArm('base', all)}; ${ofArm('head', all)}`;
  if (facts.kind === 'overloaded') {
    return (
      'Head does not bear the load that base bears: ' +
      `it alone fell short in ${shortIn.head} of ${all.length} pairs of rounds, base alone in ${shortIn.base} (${numbers}).${exhausted(all)}`
    );
  }
  if (facts.kind === 'left-out') {
    return `${facts.leftOut} of ${all.length} pairs of rounds are left out: k6 could not deliver the load in them (over all pairs, ${numbers}).`;
  }
  const aside =
    facts.leftOut === 0 ? '' : `, and ${facts.leftOut} of ${all.length} pairs of rounds had to be left out`;
  return `The load was not delivered: ${numbers}${aside}.${exhausted(all)} Lower the rate, or use a larger or quieter runner.`;
}

/** "head reached 81.0 % of 100 iterations/s and dropped 19.0 % of its iterations" */
function ofArm(name: Arm, pairs: readonly Pair[]): string {
  const windows = pairs.map((pair) => pair[name]);
  const { iterations, dropped, wanted } = deliveryOf(windows);
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
  const drops = `dropped ${percent(dropped, iterations + dropped)} of its iterations`;
  if (wanted === null) return `${name} ${drops}`;
  const seconds = windows.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  // What a sum of its parts loses is no figure of the user's.
  const rate = Number((wanted / Math.max(seconds, 0.001)).toPrecision(12));
  return `${name} reached ${percent(Math.min(iterations, wanted), wanted)} of ${rate} iterations/s and ${drops}`;
}

function exhausted(pairs: readonly Pair[]): string {
  const arms = ARMS.filter((name) => pairs.some((pair) => pair[name].load.exhausted === true));
  return arms.length === 0 ? '' : ` All of k6's VUs were busy on ${arms.join(' and ')}.`;
}
