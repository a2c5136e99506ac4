/** A value at a moment, Unix time in ms. */
export type Point = { readonly at: number; readonly value: number };

/** A series in which values are missing, without those. */
export function pointsOf<S extends { readonly at: number }>(
  samples: readonly S[],
  read: (sample: S) => number | null | undefined,
): readonly Point[] {
  return samples.flatMap((sample) => {
    const value = read(sample);
    return value === null || value === undefined ? [] : [{ at: sample.at, value }];
  });
}

/**
 * The value at a moment, on the straight line between the samples before and after it; outside of all samples that of the
 * nearest one. null: there are none. O(log n).
 */
export function valueAt(points: readonly Point[], at: number): number | null {
  const next = firstAfter(points, at);
  const [before, after] = [points[next - 1], points[next]];
  if (before === undefined || after === undefined) return (before ?? after)?.value ?? null;
  const share = (at - before.at) / (after.at - before.at);
  return before.value + share * (after.value - before.value);
}

/** Samples beside a stretch of time that may lack what is read in every fourth alone. */
const BESIDE = 8;

/** The samples in a stretch of time, and enough on either side of it for all that is read of them. O(log n). */
export function near<S extends { readonly at: number }>(
  samples: readonly S[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly S[] {
  return samples.slice(Math.max(0, firstAfter(samples, from) - BESIDE), firstAfter(samples, to) + BESIDE);
}

/** Place of the first point later than `at`. */
export function firstAfter(points: readonly { readonly at: number }[], at: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.at ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
