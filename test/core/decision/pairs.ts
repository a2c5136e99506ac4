import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../../src/core/model/recording/percentiles.ts';
import type { SubjectStats, WindowLoad, WindowValues } from '../../../src/core/model/recording/window.ts';
import { type Random, seeded } from '../../../src/core/statistics/random.ts';

export type PairsWanted = {
  readonly count: number;
  readonly seed: number;
  /** ln of head's slow-down */
  readonly effect?: number;
  /** standard deviation of a round's level */
  readonly noise?: number;
  /** share of head's requests that fail in each second */
  readonly headErrors?: number;
  readonly requests?: number;
  readonly steal?: (pair: number) => number;
  /** what a pair's rounds were to make, and made */
  readonly load?: (pair: number) => Partial<WindowLoad>;
};

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Quantiles of a normal distribution at the ladder's steps, by bisection of its error function's series. */
const Z = LADDER.map((q) => {
  let [low, high] = [-4, 4];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (cumulative(middle) < q) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
});

function cumulative(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 1; k < 120; k += 1) {
    term *= (-z * z * (2 * k - 1)) / (2 * k * (2 * k + 1));
    sum += term;
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

const ROUND_MS = 3000;

/** Pairs of rounds of one endpoint with lognormal latencies around 20 ms. */
export function samplePairs(wanted: PairsWanted): readonly Pair[] {
  const { count, seed, effect = 0, noise = 0.03, headErrors = 0, requests = 600 } = wanted;
  const random = seeded(seed);
  const values = (level: number, errors: number): SubjectStats => ({
    requests,
    failed: Math.round(requests * errors),
    failingSeconds: errors > 0 ? [0, 1, 2] : [],
    percentiles: { count: requests, values: Z.map((z) => 20 * Math.exp(level + 0.4 * z)) },
  });
  const round = (level: number, errors: number, pair: number): WindowValues => {
    const all = values(level, errors);
    return {
      startedAt: pair * 7000,
      durationMs: ROUND_MS,
      load: {
        iterations: requests,
        dropped: 0,
        wanted: null,
        vus: null,
        exhausted: null,
        ...wanted.load?.(pair),
      },
      readings: { steal: wanted.steal?.(pair) ?? 0, busy: 0.4 },
      subjects: { overall: all, 'GET home': all },
    };
  };
  return Array.from({ length: count }, (_, pair) => ({
    first: pair % 2 === 0 ? 'base' : 'head',
    base: round(noise * normal(random), 0, pair),
    head: round(effect + noise * normal(random), headErrors, pair),
  }));
}

/** A round that was to make and made something else. */
export const withLoad = (values: WindowValues, load: Partial<WindowLoad>): WindowValues => ({
  ...values,
  load: { ...values.load, ...load },
});
