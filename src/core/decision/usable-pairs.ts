import type { Pair } from '../model/duet.ts';
import { type DeliveredPairs, deliveredPairs } from './delivered-pairs.ts';
import type { WantedLoad } from './delivery.ts';
import { stolenText } from './machine-text.ts';

/** Share of a round's CPU time taken by the machine's host from which on the pair says nothing. */
const STOLEN = 0.05;
/** Share of pairs from which on the whole run says nothing. */
const MOST_DROPPED = 0.3;

export type UsablePairs = DeliveredPairs;

/** Leaves out the pairs in which the machine was not ours alone, and those in which the load was not delivered. */
export function usablePairs(all: readonly Pair[], load: WantedLoad): UsablePairs {
  const own = all.filter(({ base, head }) => Math.max(base.steal ?? 0, head.steal ?? 0) <= STOLEN);
  const dropped = all.length - own.length;
  const shares = all.flatMap(({ base, head }) => [base.steal ?? 0, head.steal ?? 0]);
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
  const stolen = stolenText(mean);
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
  const invalid = [
    ...(dropped > MOST_DROPPED * all.length
      ? [
          `The machine's host took CPU time away in ${dropped} of ${all.length} pairs of rounds (more than ${percent(STOLEN)} of a round).`,
        ]
      : []),
    ...(stolen === null ? [] : [stolen]),
  ];
  const notes =
    dropped === 0
      ? []
      : [
          `${dropped} of ${all.length} pairs of rounds are left out: the machine's host took CPU time away in them.`,
        ];
  const delivered = deliveredPairs(own, load);
  return {
    ...delivered,
    notes: [...notes, ...delivered.notes],
    invalid: [...invalid, ...delivered.invalid],
  };
}
