/** Two values this close are alike: by `share` of the earlier one, or by `least` whatever that is. */
export type Tolerance = { readonly share: number; readonly least: number };

/** Whether the last three values stay, each close to the one before; not where one is missing. */
export function isSteady(values: readonly (number | undefined)[], { share, least }: Tolerance): boolean {
  const last = values.slice(-3);
  if (last.length < 3) return false;
  return last.every((value, index) => {
    if (index === 0) return true;
    const before = last[index - 1];
    if (value === undefined || before === undefined) return false;
    return Math.abs(value - before) <= Math.max(share * before, least);
  });
}

/** Fewer values tell a level that still falls from noise too seldom. */
const FEWEST = 7;

/**
 * Whether values no longer fall: of seven at least, neither of the last two is below the lowest before by more than the
 * tolerance. Noise of a busy machine raises single values and seldom lowers one, so `isSteady` may never hold there; what
 * warms up goes on to new lows. A value that is missing is no answer.
 */
export function noLongerFalls(values: readonly (number | undefined)[], { share, least }: Tolerance): boolean {
  const known = values.filter((value) => value !== undefined);
  if (known.length < Math.max(values.length, FEWEST)) return false;
  const lowest = Math.min(...known.slice(0, -2));
  return known.slice(-2).every((value) => value >= lowest - Math.max(share * lowest, least));
}
