import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import { LADDER, type Percentiles } from '../../../src/core/model/recording/percentiles.ts';
import type { SubjectStats, WindowValues } from '../../../src/core/model/recording/window.ts';
import { type Random, seeded } from '../../../src/core/statistics/random.ts';

export type SampledWanted = {
  readonly count: number;
  readonly seed: number;
  /** of each round */
  readonly requests: number;
  /** `heavy`: one request of twelve takes thrice as long, and these scatter */
  readonly shape: 'plain' | 'heavy';
  /** what head's slowest tenth takes longer by; absent: as long as base's */
  readonly tail?: number;
  /** standard deviation of a round's level */
  readonly noise?: number;
  /** endpoints that all requests are of, each with as many of its own; absent: one */
  readonly endpoints?: number;
};

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Pairs of rounds whose requests are drawn one by one: percentiles of few of them scatter as they do. */
export function sampledPairs(wanted: SampledWanted): readonly Pair[] {
  const { count, seed, requests, shape, tail = 1, noise = 0.03, endpoints = 1 } = wanted;
  const random = seeded(seed);
  const request = (): number => {
    const slow = shape === 'heavy' && random() < 1 / 12;
    return slow ? 3 * Math.exp(0.6 * normal(random)) : Math.exp(0.3 * normal(random));
  };
  const values = (level: number, slower: number): SubjectStats => {
    const plain = Array.from({ length: requests }, () => 20 * Math.exp(level) * request());
    const times = plain.toSorted((a, b) => a - b);
    const longer = times.map((ms, index) => (index >= 0.9 * requests ? ms * slower : ms));
    return { requests, failed: 0, failingSeconds: [], percentiles: percentilesOf(longer) };
  };
  const round = (pair: number, slower: number): WindowValues => {
    const level = noise * normal(random);
    const names = Array.from({ length: endpoints }, (_, index) =>
      index === 0 ? 'GET home' : `GET ${index}`,
    );
    const own = names.map((name) => [name, values(level, slower)] as const);
    const [first] = own;
    return {
      ...{ startedAt: pair * 21_000, durationMs: 10_000, readings: { steal: 0, busy: 0.1 } },
      load: { iterations: requests, dropped: 0, wanted: null, vus: null, exhausted: null },
      subjects: { ...(first && { overall: first[1] }), ...Object.fromEntries(own) },
    };
  };
  return Array.from({ length: count }, (_, pair) => ({
    first: pair % 2 === 0 ? 'base' : 'head',
    base: round(pair, 1),
    head: round(pair, tail),
  }));
}

/** Linear between ranks, as k6 reads them. */
function percentilesOf(sorted: readonly number[]): Percentiles {
  const at = (q: number): number => {
    const rank = q * (sorted.length - 1);
    const [low = 0, high = low] = sorted.slice(Math.floor(rank), Math.floor(rank) + 2);
    return low + (high - low) * (rank - Math.floor(rank));
  };
  return { count: sorted.length, values: LADDER.map(at) };
}
