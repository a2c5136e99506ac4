import { type Point, valueAt } from './at.ts';

/** A stretch of time, Unix time in ms. */
export type Span = { readonly from: number; readonly to: number };

/** The part of a stretch that lies between the first and the last sample; null: none of it does. */
export function coveredBy(points: readonly Point[], { from, to }: Span): Span | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const covered = { from: Math.max(from, first.at), to: Math.min(to, last.at) };
  return covered.to > covered.from ? covered : null;
}

/** What came to a counter in a stretch of time, its value at both ends read between samples; null: not known of all of it. */
export function countedIn(points: readonly Point[], span: Span): number | null {
  const covered = coveredBy(points, span);
  if (covered === null || covered.from > span.from || covered.to < span.to) return null;
  return grownBy(points, span);
}

/** What came to a counter in a second of a stretch of time, as far as it was watched; null: nothing was. */
export function ratePerSecond(points: readonly Point[], span: Span): number | null {
  const covered = coveredBy(points, span);
  return covered === null ? null : (grownBy(points, covered) * 1000) / (covered.to - covered.from);
}

/** Share of one counter's growth in another's, 0…1, as far as both were watched; null: not known. */
export function shareIn(part: readonly Point[], whole: readonly Point[], span: Span): number | null {
  const covered = coveredBy(whole, span);
  if (covered === null || part.length === 0) return null;
  const all = grownBy(whole, covered);
  return all > 0 ? within(grownBy(part, covered) / all) : null;
}

/** Share of the time that a counter of ms grew by, 0…1, as far as it was watched; null: not known. */
export function timeShareIn(points: readonly Point[], span: Span): number | null {
  const rate = ratePerSecond(points, span);
  return rate === null ? null : within(rate / 1000);
}

/** Never below 0: what was read of several processes one after the other may go back a little. */
function grownBy(points: readonly Point[], { from, to }: Span): number {
  return Math.max(0, (valueAt(points, to) ?? 0) - (valueAt(points, from) ?? 0));
}

const within = (share: number): number => Math.min(Math.max(share, 0), 1);
