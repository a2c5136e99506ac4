/**
 * Shares and counts, whose ratios are judged like those of latencies. `event`: what one event more makes of the value, 1/n of a
 * share of n and 1/s of a count in s seconds. Half an event is added to each (Anscombe's correction of a logarithm of
 * counts), so that "none" has a logarithm too, as far away as the size of the sample can tell.
 */
export const logCounted = (value: number, event: number): number => Math.log(value + event / 2);

/**
 * The uncertainty of such a logarithm, as a standard deviation: 1/√k after k events (Poisson), and by √(1 − p) less of a
 * share p (binomial). Counts that come many at once vary more, which their spread shows.
 */
export function countedError(value: number, event: number, isShare: boolean): number {
  const smoothed = value + event / 2;
  const rest = isShare ? Math.max(1 - smoothed, event / 2) : 1;
  return Math.sqrt((rest * event) / smoothed);
}
