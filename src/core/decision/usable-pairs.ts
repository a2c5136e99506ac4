import type { Pair } from '../model/duet.ts';

/** Share of a round's CPU time taken by the machine's host from which on the pair says nothing. */
const STOLEN = 0.05;
/** Shares of pairs, and of all CPU time, from which on the whole run says nothing. */
const MOST_DROPPED = 0.3;
const MOST_STOLEN = 0.1;

export type UsablePairs = {
  readonly pairs: readonly Pair[];
  readonly notes: readonly string[];
  /** why the run may not be judged, sentences with numbers; none: it may */
  readonly invalid: readonly string[];
};

/** Leaves out the pairs in which the machine was not ours alone. */
export function usablePairs(all: readonly Pair[]): UsablePairs {
  const pairs = all.filter(({ base, head }) => Math.max(base.steal ?? 0, head.steal ?? 0) <= STOLEN);
  const dropped = all.length - pairs.length;
  const shares = all.flatMap(({ base, head }) => [base.steal ?? 0, head.steal ?? 0]);
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
  const invalid = [
    ...(dropped > MOST_DROPPED * all.length
      ? [
          `The machine's host took CPU time away in ${dropped} of ${all.length} pairs of rounds (more than ${percent(STOLEN)} of a round).`,
        ]
      : []),
    ...(mean > MOST_STOLEN ? [`The machine's host took ${percent(mean)} of the CPU time away.`] : []),
  ];
  const notes =
    dropped === 0
      ? []
      : [
          `${dropped} of ${all.length} pairs of rounds are left out: the machine's host took CPU time away in them.`,
        ];
  return { pairs, notes, invalid };
}
