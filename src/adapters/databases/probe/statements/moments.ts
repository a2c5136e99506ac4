/** Times of calls: how many, their sum, and the sum of squared differences from their mean (ms²). */
export type Moments = { readonly calls: number; readonly totalMs: number; readonly squares: number };

export const NO_CALLS: Moments = { calls: 0, totalMs: 0, squares: 0 };

/**
 * As PostgreSQL keeps them.
 * @param deviationMs of all calls: the root of `squares / calls`
 */
export const momentsOf = (calls: number, totalMs: number, deviationMs: number): Moments => ({
  calls,
  totalMs,
  squares: deviationMs ** 2 * calls,
});

/** Both together: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances" (1979). */
export function together(a: Moments, b: Moments): Moments {
  const calls = a.calls + b.calls;
  return { calls, totalMs: a.totalMs + b.totalMs, squares: a.squares + b.squares + between(a, b) };
}

/** What came after `before`, which is a part of `whole`: the same formula, solved for the other part. */
export function since(before: Moments, whole: Moments): Moments {
  const [calls, totalMs] = [whole.calls - before.calls, whole.totalMs - before.totalMs];
  const part = { calls, totalMs, squares: 0 };
  // Below zero is what rounding leaves of nothing.
  return { ...part, squares: Math.max(0, whole.squares - before.squares - between(before, part)) };
}

/** Of one call, ms; null: there was none */
export const deviationOf = ({ calls, squares }: Moments): number | null =>
  calls === 0 ? null : Math.sqrt(squares / calls);

/** What the difference of two means adds to the squares of both. */
function between(a: Moments, b: Moments): number {
  if (a.calls === 0 || b.calls === 0) return 0;
  const apart = b.totalMs / b.calls - a.totalMs / a.calls;
  return (apart ** 2 * a.calls * b.calls) / (a.calls + b.calls);
}
