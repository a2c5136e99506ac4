import type { Arm, Pair } from '../../model/duet.ts';
import { deliveryOf, type WantedLoad } from './delivery.ts';

export type DeliveryFacts = {
  readonly all: readonly Pair[];
  readonly load: WantedLoad;
  /** pairs in which an arm alone fell short */
  readonly shortIn: { readonly [A in Arm]: number };
} & (
  | { readonly kind: 'overloaded' }
  | { readonly kind: 'left-out' | 'invalid' /** pairs */; readonly leftOut: number }
);

/** One sentence or two about the delivered load, with the numbers of both arms over all pairs. */
export function deliveryText(facts: DeliveryFacts): string {
  const { all, load, shortIn } = facts;
  const numbers = `${ofArm('base', all, load)}; ${ofArm('head', all, load)}`;
  if (facts.kind === 'overloaded') {
    return (
      'Head does not bear the load that base bears: ' +
      `it alone fell short in ${shortIn.head} of ${all.length} pairs of rounds, base alone in ${shortIn.base} (${numbers}).${exhausted(load)}`
    );
  }
  if (facts.kind === 'left-out') {
    return `${facts.leftOut} of ${all.length} pairs of rounds are left out: k6 could not deliver the load in them (over all pairs, ${numbers}).`;
  }
  const aside =
    facts.leftOut === 0 ? '' : `, and ${facts.leftOut} of ${all.length} pairs of rounds had to be left out`;
  return `The load was not delivered: ${numbers}${aside}.${exhausted(load)} Lower the rate, or use a larger or quieter runner.`;
}

/** "head reached 81.0 % of 100 iterations/s and dropped 19.0 % of its iterations" */
function ofArm(name: Arm, pairs: readonly Pair[], load: WantedLoad): string {
  const { iterations, dropped, wanted } = deliveryOf(
    pairs.map((pair) => pair[name]),
    load,
  );
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
  const drops = `dropped ${percent(dropped, iterations + dropped)} of its iterations`;
  if (wanted === null) return `${name} ${drops}`;
  return `${name} reached ${percent(Math.min(iterations, wanted), wanted)} of ${load.targetRate} iterations/s and ${drops}`;
}

function exhausted({ vusExhausted }: WantedLoad): string {
  const arms = (['base', 'head'] as const).filter((name) => vusExhausted?.[name] === true);
  return arms.length === 0 ? '' : ` All of k6's VUs were busy on ${arms.join(' and ')}.`;
}
