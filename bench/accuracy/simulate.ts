import { FEWEST_PAIRS } from '../../src/core/decision/duet/duet-rule.ts';
import type { Pair } from '../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../src/core/model/recording/percentiles.ts';
import type { SubjectStats, WindowValues } from '../../src/core/model/recording/window.ts';
import type { Random } from '../../src/core/statistics/random.ts';
import { machine, type Noise, normal, quantileOf, requests, seconds, session } from './noise.ts';

export const QUANTILES = [0.5, 0.95, 0.99] as const;
export const PAIRS = 20;
export const ROUND_SECONDS = 3;
export const RATE = 200;
const RUN_SECONDS = 40;
/** ln of a request's latency in ms */
const LEVEL = Math.log(20);

/** Pairs that are driven before both arms are started anew. */
const FIRST_START = FEWEST_PAIRS;

/**
 * One session of 20 pairs of 3 s rounds, ABBA, of one build on both arms, which are started anew after the first four;
 * `rate` requests/s of each endpoint.
 */
export function simulateDuet(
  noise: Noise,
  random: Random,
  { endpoints, rate }: { readonly endpoints: number; readonly rate: number },
): readonly Pair[] {
  const levels = seconds(noise, 2 * PAIRS * ROUND_SECONDS, random);
  const whole = session(noise, random);
  const keys =
    endpoints === 0 ? ['overall'] : Array.from({ length: endpoints }, (_, index) => `GET ${index}`);
  const starts = startsOf(noise, random);
  // What moves each endpoint by itself: its own start, and a noise as large as the machine's fast one.
  const own = keys.map(() => ({
    levels:
      endpoints === 0 ? null : seconds({ ...noise, slow: 0, burstsPerSecond: 1e-9 }, levels.length, random),
    starts: endpoints === 0 ? startsOf({ ...noise, start: 0 }, random) : startsOf(noise, random),
  }));
  const round = (pair: number, arm: 0 | 1): WindowValues => {
    const slot = 2 * pair + (pair % 2 === 0 ? arm : 1 - arm);
    const [from, to] = [slot * ROUND_SECONDS, (slot + 1) * ROUND_SECONDS];
    const start = pair < FIRST_START ? 0 : 1;
    const subjects = own.map((each, index) => {
      const part = levels.slice(from, to).map((level, at) => level + (each.levels?.[from + at] ?? 0));
      const shift = LEVEL + whole + starts[start][arm] + each.starts[start][arm];
      return [keys[index] ?? '', valuesOf(requests(part, shift, rate, random))] as const;
    });
    return roundOf(Object.fromEntries(subjects), slot);
  };
  return Array.from({ length: PAIRS }, (_, pair) => ({
    first: pair % 2 === 0 ? 'base' : 'head',
    base: round(pair, 0),
    head: round(pair, 1),
    ...(pair >= FIRST_START && { start: 2 }),
  }));
}

type Both = readonly [number, number];

/** What the first and the second start of each arm are slower by, in logarithms. */
function startsOf({ start }: Noise, random: Random): readonly [Both, Both] {
  const both = (): Both => [normal(random) * start, normal(random) * start];
  return [both(), both()];
}

/** A round without trouble. */
export function roundOf(
  subjects: WindowValues['subjects'],
  slot: number,
  roundSeconds: number = ROUND_SECONDS,
): WindowValues {
  const startedAt = slot * roundSeconds * 1000;
  const load = { iterations: 0, dropped: 0, wanted: null, vus: null, exhausted: null };
  return { startedAt, durationMs: roundSeconds * 1000, load, subjects, readings: { steal: 0 } };
}

function valuesOf(sorted: Float64Array): SubjectStats {
  const values = LADDER.map((q) => Math.exp(quantileOf(sorted, q)));
  return {
    requests: sorted.length,
    failed: 0,
    failingSeconds: [],
    percentiles: { count: sorted.length, values },
  };
}

/** The same pairs with a head that is slower by `effect` (0.2: 20 %) where `isSlower` says so. */
export function slowed(
  pairs: readonly Pair[],
  effect: number,
  isSlower: (subject: string) => boolean = () => true,
): readonly Pair[] {
  if (effect === 0) return pairs;
  return pairs.map((pair) => {
    const subjects = Object.entries(pair.head.subjects).map(([key, values]) => {
      if (!isSlower(key) || values.percentiles === null) return [key, values] as const;
      const longer = values.percentiles.values.map((value) => value * (1 + effect));
      return [key, { ...values, percentiles: { ...values.percentiles, values: longer } }] as const;
    });
    return { ...pair, head: { ...pair.head, subjects: Object.fromEntries(subjects) } };
  });
}

export type SimulatedRun = {
  /** ln of p50, p95 and p99 */
  readonly logs: readonly number[];
  /** ln of every request, sorted */
  readonly requests: Float64Array;
};

/** One run of 40 s on a machine of the fleet. */
export function simulateRun(noise: Noise, random: Random): SimulatedRun {
  const shift = machine(noise, random) + session(noise, random) + normal(random) * noise.start;
  const sorted = requests(seconds(noise, RUN_SECONDS, random), shift, RATE, random);
  return { logs: QUANTILES.map((q) => quantileOf(sorted, q)), requests: sorted };
}
