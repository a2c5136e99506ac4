import { bisect } from 'simple-statistics';
import { incompleteBeta } from './incomplete-beta.ts';

/** P(X ≥ `successes`) of `trials` independent trials that each succeed with probability `p`. */
export function binomialTail(successes: number, trials: number, p: number): number {
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  return incompleteBeta(p, successes, trials - successes + 1);
}

const STEPS = 200;
const PRECISE = 1e-10;

/**
 * Two-sided interval of a proportion with at least `confidence` coverage. Clopper & Pearson 1934. With 0 of n the
 * upper end is 1 − ((1 − confidence) / 2)^(1/n).
 */
export function clopperPearson(
  successes: number,
  trials: number,
  confidence: number,
): { readonly low: number; readonly high: number } {
  const half = (1 - confidence) / 2;
  const solve = (f: (p: number) => number) => bisect(f, 0, 1, STEPS, PRECISE);
  return {
    low: successes === 0 ? 0 : solve((p) => binomialTail(successes, trials, p) - half),
    high: successes === trials ? 1 : solve((p) => 1 - binomialTail(successes + 1, trials, p) - half),
  };
}
