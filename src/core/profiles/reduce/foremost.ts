import type { Totals } from './totals.ts';

const MOST_FUNCTIONS = 100;
const TIMES = ['ownMs', 'selfMs', 'totalMs'] as const;

/**
 * Functions with most of any of the three times, at most 100: the first by each of them, then the second, and so on.
 * Those with most time of the application's own come first.
 */
export function foremost(all: readonly Totals[]): readonly Totals[] {
  const orders = TIMES.map((time) =>
    all.filter((one) => one[time] > 0).toSorted((a, b) => b[time] - a[time] || byName(a, b)),
  );
  const chosen = new Set<Totals>();
  for (let rank = 0; rank < all.length && chosen.size < MOST_FUNCTIONS; rank++) {
    for (const order of orders) {
      const one = order[rank];
      if (one !== undefined && chosen.size < MOST_FUNCTIONS) chosen.add(one);
    }
  }
  return [...chosen].sort(
    (a, b) => b.ownMs - a.ownMs || b.selfMs - a.selfMs || b.totalMs - a.totalMs || byName(a, b),
  );
}

/** So that the same profile gives the same order wherever it is read. */
const byName = (a: Totals, b: Totals): number =>
  compare(a.frame.file, b.frame.file) || compare(a.frame.name, b.frame.name);

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
