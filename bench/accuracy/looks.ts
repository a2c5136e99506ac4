import { lookAtSlices, looksDue, maySpare } from '../../src/core/decision/duet/slices-look.ts';
import type { Pair } from '../../src/core/model/recording/pairs.ts';
import type { WindowValues } from '../../src/core/model/recording/window.ts';
import { type Random, seeded } from '../../src/core/statistics/random.ts';
import { POLICY } from '../../test/contracts/policy.ts';
import { samplePairs } from '../../test/core/decision/pairs.ts';
import { normal } from './noise.ts';
import { bounded, percent, type Table } from './table.ts';

/** Standard deviation of a slice: measured ones of one build lie between 2 and 3 %. */
const SPREADS = [0.03, 0.06, 0.12];
/** Two starts of one build, each. */
const START_SD = 0.015;
/** A ramp, a hold, a ramp, the peak, a ramp down: slices by the level that is held. */
const STAGED: Levels = [
  ...times(4, null),
  ...times(12, 0),
  ...times(4, null),
  ...times(12, 1),
  ...times(4, null),
];
const STEADY: Levels = times(36, 0);
const EFFECTS = [0.25, 0.35, 0.5, 0.8, 1.2];

type Levels = readonly (number | null)[];

/** How often looks end a first run, by what head is slower by; and how much of its load is driven then. */
export function looksTable(runs: number): Table {
  const rows = SPREADS.flatMap((sd, index) =>
    [STEADY, STAGED].map((levels, shape) => {
      const random = seeded(500 + 10 * index + shape);
      const ends = (effect: (level: number | null) => number) =>
        Array.from({ length: runs }, () => endOf(oneRun({ levels, effect, sd }, random)));
      const early = ends(() => 0).filter((end) => end < levels.length).length;
      const found = EFFECTS.map((effect) => {
        const all = ends(() => effect);
        const ended = all.filter((end) => end < levels.length).length;
        return `${percent(ended, runs)} (${Math.round((100 * sum(all)) / (runs * levels.length))})`;
      });
      const peak = ends((level) => (level === 1 ? 1 : 0)).filter((end) => end <= levels.indexOf(1)).length;
      const before = shape === 0 ? '–' : bounded(peak, runs);
      return [
        `${100 * sd} %`,
        shape === 0 ? 'one level' : 'two levels',
        bounded(early, runs),
        before,
        ...found,
      ];
    }),
  );
  return {
    title: `% of first runs that looks end, and in brackets the share of the load that is driven, ${runs} runs each`,
    columns: [
      ...['sd of a slice', 'load', 'A/A (95 % bound)', '+100 % at the peak, ended before it'],
      ...EFFECTS.map((effect) => `+${100 * effect} %`),
    ],
    rows,
  };
}

type Run = {
  readonly levels: Levels;
  readonly effect: (level: number | null) => number;
  readonly sd: number;
};

function oneRun({ levels, effect, sd }: Run, random: Random): readonly Pair[] {
  const start = START_SD * (normal(random) - normal(random));
  return levels.flatMap((level) => {
    const shift = Math.log1p(effect(level)) + start + sd * normal(random);
    return samplePairs({ count: 1, seed: 1, noise: 0, effect: shift, requests: 200 }).map((pair) => ({
      ...{ ...pair, base: fromHistograms(pair.base), head: fromHistograms(pair.head) },
      slice: { level },
    }));
  });
}

/** Looks read what k6 pushes, whose buckets are so wide. */
const READING = 0.044;

function fromHistograms(window: WindowValues): WindowValues {
  const subjects = Object.entries(window.subjects).map(([key, { percentiles, ...rest }]) => {
    return [key, { ...rest, percentiles: percentiles && { ...percentiles, error: READING } }] as const;
  });
  return { ...window, subjects: Object.fromEntries(subjects) };
}

/** After how many slices a run ends: all of them where no look ends it. */
function endOf(all: readonly Pair[]): number {
  const isDue = looksDue();
  const ended = all.findIndex((_, index) => {
    if (!isDue(index + 1)) return false;
    const pairs = all.slice(0, index + 1);
    const known = { pairs, policy: POLICY, accepted: [], starts: 1, roundMs: 5000 };
    const look = lookAtSlices({ ...known, toCome: all.length - pairs.length, during: true });
    const toCome = all.slice(index + 1).map(({ slice }) => slice?.level ?? null);
    return toCome.length > 0 && maySpare(look, pairs, toCome);
  });
  return ended < 0 ? all.length : ended + 1;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function times(count: number, level: number | null): Levels {
  return Array.from({ length: count }, () => level);
}
