import { pairsToCome, stopOf } from '../../src/core/decision/duet/duet-stop.ts';
import { FEWEST_RUNS } from '../../src/core/decision/duet/gross-rule.ts';
import { judgePairs } from '../../src/core/decision/duet/judge-pairs.ts';
import { pairsInput } from '../../src/core/decision/duet/pairs-input.ts';
import { MOST_TURNS } from '../../src/core/decision/shape/turns.ts';
import type { Pair } from '../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../src/core/model/recording/percentiles.ts';
import type { WindowValues } from '../../src/core/model/recording/window.ts';
import { type Random, seeded } from '../../src/core/statistics/random.ts';
import { POLICY } from '../../test/contracts/policy.ts';
import { NOISES, type Noise, normal, quantileOf, requests, seconds, session } from './noise.ts';
import { roundOf, slowed } from './simulate.ts';
import { bounded, percent, type Table } from './table.ts';

const EFFECTS = [0, 0.25, 0.3, 0.5, 1, 2];
const RUN_SECONDS = 60;
const RATE = 50;
const LEVEL = Math.log(20);

/**
 * Whole runs in turns on simulated runners: each run has a session of its own, as if it were another job on the same
 * machine, which is the worst that time between runs can do.
 */
export function turnsTable(runs: number): Table {
  const rows = Object.entries(NOISES).flatMap(([name, noise], index) =>
    [FEWEST_RUNS, 4, MOST_TURNS].map((most) => {
      const random = seeded(300 + index);
      const counts = EFFECTS.map(() => 0);
      for (let run = 0; run < runs; run += 1) {
        const pairs = simulateTurns(noise, random, most);
        EFFECTS.forEach((effect, at) => {
          if (isAccused(slowed(pairs, effect))) counts[at] = (counts[at] ?? 0) + 1;
        });
      }
      const [alike = 0, ...rest] = counts;
      return [name, String(most), bounded(alike, runs), ...rest.map((count) => percent(count, runs))];
    }),
  );
  return {
    title: `% of whole runs in turns flagged (any of p50, p95, p99), ${runs} each`,
    columns: [
      'noise',
      'pairs at most',
      'A/A (95 % bound)',
      ...EFFECTS.slice(1).map((one) => `+${one * 100} %`),
    ],
    rows,
  };
}

/** So many pairs of runs of one build on both sides, in ABBA, which are started anew after the first. */
export function simulateTurns(noise: Noise, random: Random, count: number): readonly Pair[] {
  const levels = seconds(noise, 2 * count * RUN_SECONDS, random);
  const starts = [0, 1].map(() => [normal(random) * noise.start, normal(random) * noise.start] as const);
  const run = (pair: number, arm: 0 | 1): WindowValues => {
    const slot = 2 * pair + (pair % 2 === 0 ? arm : 1 - arm);
    const part = levels.slice(slot * RUN_SECONDS, (slot + 1) * RUN_SECONDS);
    const shift = LEVEL + session(noise, random) + (starts[Math.min(pair, 1)]?.[arm] ?? 0);
    const sorted = requests(part, shift, RATE, random);
    const percentiles = {
      count: sorted.length,
      values: LADDER.map((q) => Math.exp(quantileOf(sorted, q))),
    };
    const overall = { requests: sorted.length, failed: 0, failingSeconds: [], percentiles };
    return { ...roundOf({ overall }, slot), durationMs: RUN_SECONDS * 1000 };
  };
  return Array.from({ length: count }, (_, pair) => ({
    first: pair % 2 === 0 ? 'base' : 'head',
    base: run(pair, 0),
    head: run(pair, 1),
    run: { levels: [] },
    ...(pair > 0 && { start: 2 }),
  }));
}

/** As the product looks at them: after two pairs, and after every two more. */
export function isAccused(all: readonly Pair[]): boolean {
  for (let count = FEWEST_RUNS; ; count += 2) {
    const toCome = pairsToCome(count, all.length);
    const starts = count > 1 ? 2 : 1;
    const driven = {
      pairs: all.slice(0, count),
      policy: POLICY,
      starts,
      roundMs: RUN_SECONDS * 1000,
      toCome,
    };
    const { input } = pairsInput(driven);
    if (stopOf(input) === null && toCome > 0) continue;
    return judgePairs(input).some(
      (metric) => metric.kind === 'latency' && metric.found !== null && metric.found.severity !== null,
    );
  }
}
