import { areSlices, type Pair } from '../../model/recording/pairs.ts';
import type { Arm } from '../../model/recording/window.ts';

/** Share of its side's rounds that hold an endpoint: what comes now and then comes on either side. */
const MOST = 0.5;

/**
 * Whether an arm called a subject (by its key) in half of its rounds; of slices in half of those from its first call to its
 * last, since not all of a script runs all the time. Without pairs it is nothing to go by: true.
 */
export function inMost(pairs: readonly Pair[], arm: Arm, key: string): boolean {
  const at = pairs.flatMap((pair, index) => ((pair[arm].subjects[key]?.requests ?? 0) > 0 ? [index] : []));
  const all = areSlices(pairs) ? (at.at(-1) ?? 0) - (at[0] ?? 0) + 1 : pairs.length;
  return at.length >= MOST * all;
}
