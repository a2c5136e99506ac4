import { firstAfter, type Point, valueAt } from './at.ts';
import type { Span } from './counter.ts';

/**
 * Mean of a gauge over a stretch of time, weighted by the time: the area under the straight lines between samples (the
 * trapezoidal rule), outside of all samples under the nearest one. null: there are none.
 */
export function meanIn(points: readonly Point[], { from, to }: Span): number | null {
  const first = valueAt(points, from);
  const last = valueAt(points, to);
  if (first === null || last === null) return null;
  if (to <= from) return first;
  const inner = points.slice(firstAfter(points, from), firstAfter(points, to));
  let area = 0;
  let before: Point = { at: from, value: first };
  for (const point of [...inner, { at: to, value: last }]) {
    area += ((before.value + point.value) / 2) * (point.at - before.at);
    before = point;
  }
  return area / (to - from);
}
