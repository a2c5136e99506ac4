import { quantileSorted, sampleStandardDeviation } from 'simple-statistics';
import type { Estimate } from '../../model/targets/judged-target.ts';
import { SHORTEST_MS } from '../../statistics/percentiles.ts';
import { studentQuantile } from '../../statistics/student.ts';

const P75 = 0.75;
const INTERVAL = 0.975;
/**
 * Standard error of a sample's 75th percentile, in standard deviations over √n, where values are normal: √(q(1 − q)) / φ(z), with
 * φ(0.6745) = 0.3178 (Kendall & Stuart, The Advanced Theory of Statistics 1, 10.10).
 */
const ERROR = Math.sqrt(P75 * (1 - P75)) / 0.3178;

/**
 * The 75th percentile of at least three load times in ms, linear between two of them (R's type 7), with 95 % confidence: times are
 * taken as log-normal, and the spread of the few that there are is itself uncertain (Student's t).
 */
export function thirdQuartile(times: readonly number[]): Estimate {
  const logs = times.map((ms) => Math.log(Math.max(ms, SHORTEST_MS))).toSorted((a, b) => a - b);
  const log = quantileSorted(logs, P75);
  const error = (ERROR * sampleStandardDeviation(logs)) / Math.sqrt(logs.length);
  const half = studentQuantile(INTERVAL, logs.length - 1) * error;
  return { value: Math.exp(log), low: Math.exp(log - half), high: Math.exp(log + half) };
}
