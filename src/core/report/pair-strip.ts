const BARS = '▁▂▃▄▅▆▇█';
/** The bar of a pair in which both arms were alike. */
const ALIKE = 3;

/**
 * One bar for each pair of rounds: the fourth of eight heights is "no change", the top and the bottom are twice the
 * warning limit (or more) worse and better. Changes are relative, worse is positive.
 */
export function pairStrip(pairs: readonly number[], warn: number): string {
  const step = Math.max(warn, 0.01) / 2;
  return pairs
    .map((worse) => Math.min(Math.max(ALIKE + Math.round(worse / step), 0), BARS.length - 1))
    .map((height) => BARS.charAt(height))
    .join('');
}
