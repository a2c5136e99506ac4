import type { Random } from '../../src/core/statistics/random.ts';

/** A kind of runner: standard deviations of natural logarithms, seconds, chances. */
export type Noise = {
  readonly session: number;
  /** of each server start: pairing does not remove it */
  readonly start: number;
  readonly slow: number;
  readonly fast: number;
  readonly burstsPerSecond: number;
  readonly burstSeconds: number;
  readonly burst: readonly [number, number];
  readonly outlierChance: number;
  readonly outlierMean: number;
  /** CPU models of the fleet: share and shift; a duet stays on one */
  readonly machines: readonly (readonly [number, number])[];
  readonly machine: number;
};

/** The runners that the accuracy is stated for. */
export const NOISES: Readonly<Record<'quiet' | 'typical' | 'noisy', Noise>> = {
  quiet: {
    ...{ session: 0.018, start: 0.01, slow: 0.015, fast: 0.03 },
    ...{
      burstsPerSecond: 1 / 120,
      burstSeconds: 1,
      burst: [0.2, 0.6],
      outlierChance: 0.005,
      outlierMean: 0.2,
    },
    ...{ machines: [[1, 0]], machine: 0.008 },
  },
  typical: {
    ...{ session: 0.025, start: 0.015, slow: 0.025, fast: 0.05 },
    ...{
      burstsPerSecond: 1 / 60,
      burstSeconds: 1.2,
      burst: [0.2, 0.8],
      outlierChance: 0.02,
      outlierMean: 0.2,
    },
    ...{
      machines: [
        [0.6, 0],
        [0.25, 0.08],
        [0.15, -0.07],
      ],
      machine: 0.015,
    },
  },
  noisy: {
    ...{ session: 0.05, start: 0.02, slow: 0.05, fast: 0.08 },
    ...{
      burstsPerSecond: 1 / 30,
      burstSeconds: 1.5,
      burst: [0.3, 1],
      outlierChance: 0.04,
      outlierMean: 0.25,
    },
    ...{
      machines: [
        [0.5, 0],
        [0.3, 0.14],
        [0.2, -0.1],
      ],
      machine: 0.025,
    },
  },
};

/** A standard normal value (Box–Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random());

/** Level of each second of a session: two autoregressive parts and bursts of a neighbour. */
export function seconds(noise: Noise, count: number, random: Random): Float64Array {
  const levels = new Float64Array(count);
  for (const [phi, sd] of [
    [0.97, noise.slow],
    [0.6, noise.fast],
  ] as const) {
    let value = normal(random) * sd;
    for (let second = 0; second < count; second += 1) {
      levels[second] = (levels[second] ?? 0) + value;
      value = phi * value + normal(random) * sd * Math.sqrt(1 - phi ** 2);
    }
  }
  let at = exponential(random, 1 / noise.burstsPerSecond);
  for (; at < count; at += exponential(random, 1 / noise.burstsPerSecond)) {
    addBurst(levels, at, noise, random);
  }
  return levels;
}

function addBurst(levels: Float64Array, from: number, { burstSeconds, burst }: Noise, random: Random): void {
  const to = from + exponential(random, burstSeconds);
  const height = burst[0] + (burst[1] - burst[0]) * random();
  for (let second = Math.floor(from); second < Math.min(levels.length, to); second += 1) {
    const share = Math.max(0, Math.min(to, second + 1) - Math.max(from, second));
    levels[second] = (levels[second] ?? 0) + height * share;
  }
}

/** What a whole run is slower by: its session, and now and then a neighbour all the time. */
export function session(noise: Noise, random: Random): number {
  const outlier = random() < noise.outlierChance ? exponential(random, noise.outlierMean) : 0;
  return normal(random) * noise.session + outlier;
}

/** What a machine of the fleet is slower by. */
export function machine(noise: Noise, random: Random): number {
  let draw = random();
  const mean = noise.machines.reduce((sum, [share, shift]) => sum + share * shift, 0);
  for (const [share, shift] of noise.machines) {
    draw -= share;
    if (draw <= 0) return shift - mean + normal(random) * noise.machine;
  }
  return normal(random) * noise.machine;
}

const WITHIN = 0.45;
const SLOW_SHARE = 0.01;
const SLOWER = Math.log(4);

/** Sorted logarithms of the latencies of requests at `rate` a second, over seconds with these levels. */
export function requests(levels: Float64Array, shift: number, rate: number, random: Random): Float64Array {
  const values = new Float64Array(levels.length * rate);
  levels.forEach((level, second) => {
    for (let index = 0; index < rate; index += 1) {
      const slow = random() < SLOW_SHARE ? SLOWER : 0;
      values[second * rate + index] = level + shift + normal(random) * WITHIN + slow;
    }
  });
  return values.sort();
}

/** The `q`-quantile of sorted values, linear between ranks (R type 7). */
export function quantileOf(sorted: Float64Array, q: number): number {
  const rank = Math.min(Math.max(q, 0), 1) * (sorted.length - 1);
  const below = Math.floor(rank);
  const low = sorted[below] ?? 0;
  return low + ((sorted[below + 1] ?? low) - low) * (rank - below);
}
