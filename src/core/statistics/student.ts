import { mean, probit, sampleVariance } from 'simple-statistics';
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

/**
 * Odds of differences like these, or larger ones, where nothing rose: Student's t of their mean, one-sided. Where all are
 * alike there is no scatter, and only what stands behind them can tell. At least two.
 */
export function oddsOfRise(differences: readonly number[]): number {
  return odds(differences, 1 / differences.length);
}

/** The same of one new value that all earlier ones are taken from: it has a scatter of its own (a prediction interval). */
export function oddsOfNewRise(differences: readonly number[]): number {
  return odds(differences, 1 + 1 / differences.length);
}

function odds(differences: readonly number[], share: number): number {
  const values = [...differences];
  const [middle, variance] = [mean(values), sampleVariance(values)];
  if (variance === 0) return middle > 0 ? 0 : 1;
  return studentTail(middle / Math.sqrt(variance * share), values.length - 1);
}
