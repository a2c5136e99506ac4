import { levelJump } from '../../src/core/decision/duet/levels/level-jump.ts';
import type { Pair } from '../../src/core/model/recording/pairs.ts';
import type { WindowValues } from '../../src/core/model/recording/window.ts';
import { type Random, seeded } from '../../src/core/statistics/random.ts';
import { NOISES, type Noise } from './noise.ts';
import { RATE, simulateDuet } from './simulate.ts';
import { bounded, percent, type Table } from './table.ts';

/** What the level of both arms becomes after the first group of rounds. */
const FACTORS = [1, 0.7, 0.5, 0.4, 0.3, 2.5];

/** Share of duets in which a jump of the level is seen, by the true one, over all 20 pairs. */
export function jumpsTable(runs: number): Table {
  const rows = Object.entries(NOISES).map(([name, noise], index) => {
    const random = seeded(300 + index);
    const counts = FACTORS.map(() => 0);
    for (let run = 0; run < runs; run += 1) {
      const pairs = inGroups(noise, random);
      FACTORS.forEach((factor, at) => {
        if (levelJump(moved(pairs, factor), 'overall') !== null) counts[at] = (counts[at] ?? 0) + 1;
      });
    }
    const [none = 0, ...rest] = counts;
    return [name, bounded(none, runs), ...rest.map((count) => percent(count, runs))];
  });
  const columns = ['noise', 'none (95 % bound)', ...FACTORS.slice(1).map((factor) => `×${factor}`)];
  return { title: `% of duets with a jump of the level, ${runs} duets each`, columns, rows };
}

/** A simulated duet of one build, with the groups in which its pairs would be driven. */
export function inGroups(noise: Noise, random: Random): readonly Pair[] {
  return simulateDuet(noise, random, { endpoints: 0, rate: RATE }).map((pair, at) => ({
    ...pair,
    group: at < 4 ? 1 : Math.floor(at / 2),
  }));
}

/** The same pairs, with the level of both arms multiplied from the second group on. */
export function moved(pairs: readonly Pair[], factor: number): readonly Pair[] {
  const scaled = (round: WindowValues): WindowValues => {
    const subjects = Object.entries(round.subjects).map(([key, values]) => {
      const { percentiles } = values;
      if (percentiles === null) return [key, values] as const;
      const longer = percentiles.values.map((value) => value * factor);
      return [key, { ...values, percentiles: { ...percentiles, values: longer } }] as const;
    });
    return { ...round, subjects: Object.fromEntries(subjects) };
  };
  return pairs.map((pair) =>
    pair.group === 1 ? pair : { ...pair, base: scaled(pair.base), head: scaled(pair.head) },
  );
}
