import type { Sketch } from './sketch.ts';

/**
 * The `q`-quantile (0…1) in seconds, or null when empty. The rank is R type 7's, q·(n−1), and within a bucket
 * values are taken to lie evenly on the log scale: below the schema's `relativeError` at worst where the rank's
 * neighbours share a bucket, about 1 % in practice.
 */
export function quantile(sketch: Sketch, q: number): number | null {
  const total = sketch.count;
  if (total <= 0) return null;
  const rank = Math.min(Math.max(q, 0), 1) * (total - 1);
  if (rank < sketch.zeros) return 0;
  const width = 2 ** -sketch.schema;
  let below = sketch.zeros;
  let result: number | null = null;
  let highest = 0;
  sketch.each((index, count) => {
    highest = index;
    if (result === null && rank < below + count) {
      // The middle of the rank's share of the bucket: the bucket's own middle for a single value.
      const share = (rank - below + 0.5) / count;
      result = 2 ** ((index - 1 + Math.min(share, 1)) * width);
    }
    below += count;
  });
  return result ?? 2 ** (highest * width);
}
