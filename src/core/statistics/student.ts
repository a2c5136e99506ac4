import { probit } from 'simple-statistics';
import { incompleteBeta } from './incomplete-beta.ts';

/** P(T > t) of Student's distribution with `df` > 0 degrees of freedom. Abramowitz & Stegun 26.7.1. */
export function studentTail(t: number, df: number): number {
  const both = incompleteBeta(df / (df + t * t), df / 2, 0.5);
  return t >= 0 ? both / 2 : 1 - both / 2;
}

const STEPS = 60;
const PRECISE = 1e-12;
const asked = new Map<number, Map<number, number>>();

/**
 * The `p`-quantile (0 < p < 1) of Student's distribution: t with P(T ≤ t) = p. Newton's method on `studentTail`
 * from the expansion in 1/df (Abramowitz & Stegun 26.7.5, three terms), kept inside a bracket.
 */
export function studentQuantile(p: number, df: number): number {
  const ofP = asked.get(p) ?? new Map<number, number>();
  asked.set(p, ofP);
  const known = ofP.get(df);
  if (known !== undefined) return known;
  const found = p < 0.5 ? -upper(1 - p, df) : upper(p, df);
  ofP.set(df, found);
  return found;
}

function upper(p: number, df: number): number {
  let [low, high] = [0, 1];
  while (studentTail(high, df) > 1 - p) high *= 2;
  let t = Math.min(Math.max(expansion(p, df), low), high);
  for (let step = 0; step < STEPS; step += 1) {
    const excess = studentTail(t, df) - (1 - p);
    if (excess > 0) low = t;
    else high = t;
    const slope = (studentTail(t + 1e-5, df) - studentTail(t - 1e-5, df)) / 2e-5;
    const next = t - excess / slope;
    const inside = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(inside - t) < PRECISE) return inside;
    t = inside;
  }
  return t;
}

function expansion(p: number, v: number): number {
  const z = probit(p);
  return z + (z ** 3 + z) / (4 * v) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2);
}
