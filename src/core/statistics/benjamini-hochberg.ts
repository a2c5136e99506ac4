/**
 * Which of several p-values (0…1) may be called discoveries with a false discovery rate of at most `rate`, in
 * their order. Benjamini & Hochberg 1995: the largest i with p_(i) ≤ rate·i/m and all that are not above it.
 */
export function benjaminiHochberg(pValues: readonly number[], rate: number): readonly boolean[] {
  const sorted = pValues.toSorted((a, b) => a - b);
  const last = sorted.findLastIndex((p, index) => p <= (rate * (index + 1)) / sorted.length);
  const limit = sorted[last];
  return pValues.map((p) => limit !== undefined && p <= limit);
}
