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
