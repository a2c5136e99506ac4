import type { Random } from '../../src/core/statistics/random.ts';
import { machine, type Noise, normal, quantileOf, requests, seconds, session } from './noise.ts';

export const QUANTILES = [0.5, 0.95, 0.99] as const;
const PAIRS = 20;
const ROUND_SECONDS = 3;
const RATE = 200;
const RUN_SECONDS = 40;

/** Both arms alike: an effect is added to the differences afterwards. */
export type SimulatedDuet = {
  /** per quantile: ln(head / base) of each pair, and the pair's own uncertainty */
  readonly differences: readonly (readonly number[])[];
  readonly widths: readonly (readonly number[])[];
};

/** One session of 20 pairs of 3 s rounds at 200 requests/s, ABBA. */
export function simulateDuet(noise: Noise, random: Random): SimulatedDuet {
  const levels = seconds(noise, 2 * PAIRS * ROUND_SECONDS, random);
  const whole = session(noise, random);
  const starts = [normal(random) * noise.start, normal(random) * noise.start];
  const round = (pair: number, arm: 0 | 1) => {
    const slot = 2 * pair + (pair % 2 === 0 ? arm : 1 - arm);
    const part = levels.subarray(slot * ROUND_SECONDS, (slot + 1) * ROUND_SECONDS);
    return requests(part, whole + (starts[arm] ?? 0), RATE, random);
  };
  const rounds = Array.from({ length: PAIRS }, (_, pair) => [round(pair, 0), round(pair, 1)] as const);
  const width = (sorted: Float64Array, q: number) => {
    const half = 1.96 * Math.sqrt((q * (1 - q)) / sorted.length);
    return (quantileOf(sorted, q + half) - quantileOf(sorted, q - half)) / 3.92;
  };
  return {
    differences: QUANTILES.map((q) =>
      rounds.map(([base, head]) => quantileOf(head, q) - quantileOf(base, q)),
    ),
    widths: QUANTILES.map((q) => rounds.map(([base, head]) => (width(base, q) + width(head, q)) / 2)),
  };
}

/** ln of p50, p95 and p99 of one run of 40 s on a machine of the fleet. */
export function simulateRun(noise: Noise, random: Random): readonly number[] {
  const shift = machine(noise, random) + session(noise, random) + normal(random) * noise.start;
  const sorted = requests(seconds(noise, RUN_SECONDS, random), shift, RATE, random);
  return QUANTILES.map((q) => quantileOf(sorted, q));
}
