import { mean, sampleStandardDeviation } from 'simple-statistics';
import { studentQuantile } from '../../src/core/statistics/student.ts';

/** A ratio with 95 % bounds. */
export type Ratio = { readonly ratio: number; readonly low: number; readonly high: number };

/**
 * The ratio of two ways by the natural logarithms of what each pair showed, with Student's 95 % of their mean. Null: fewer
 * than two pairs, which have no spread.
 */
export function ratioOf(logs: readonly number[]): Ratio | null {
  if (logs.length < 2) return null;
  const middle = mean([...logs]);
  const error = sampleStandardDeviation([...logs]) / Math.sqrt(logs.length);
  const half = studentQuantile(0.975, logs.length - 1) * error;
  const [ratio, low, high] = [middle, middle - half, middle + half].map(Math.exp);
  return { ratio: ratio ?? 1, low: low ?? 1, high: high ?? 1 };
}

/** Whether a ratio stays below a limit: where the whole interval says so, or says the contrary; `open`: more runs are needed. */
export function holdsBelow(limit: number, found: Ratio | null): 'met' | 'not met' | 'open' {
  if (found === null) return 'open';
  if (found.high < limit) return 'met';
  return found.low > limit ? 'not met' : 'open';
}
