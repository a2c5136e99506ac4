const BARS = '▁▂▃▄▅▆▇█';

/**
 * Values as bars. The scale starts at 0, so that a small wobble looks small, and ends at `top`: by default the largest
 * value, another one where several lines are to be compared.
 */
export function sparkline(values: readonly number[], top: number = Math.max(...values)): string {
  if (top <= 0) return BARS.charAt(0).repeat(values.length);
  return values
    .map((value) => BARS.charAt(Math.min(BARS.length - 1, Math.floor((value / top) * BARS.length))))
    .join('');
}
