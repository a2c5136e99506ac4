import { binomialTail } from '../../src/core/statistics/binomial.ts';
import { type Random, seeded } from '../../src/core/statistics/random.ts';
import { type Errors, KINDS } from './failing.ts';
import { failingDuet } from './failing-duet.ts';
import { failingRuns } from './failing-runs.ts';
import { bounded, percent, type Table } from './table.ts';

const ALIKE = [0.0002, 0.001, 0.005, 0.01, 0.02];
const WORSE = [
  [0, 0.005],
  [0, 0.01],
  [0, 0.02],
  [0.001, 0.02],
  [0, 1],
] as const;
/** A run on real servers injects 2 % and counts how often that is found. */
const REAL_RUNS = 15;
const REAL_RATE = 0.02;

type Judge = (errors: Errors, base: number, head: number, random: Random) => boolean;

/** Share of unchanged and of worse heads whose error rate is accused. */
export function errorsTables(runs: number): readonly Table[] {
  return [ratesOf('duet', 400, inTurns, runs), ratesOf('five stored runs', 500, stored, runs)];
}

const short = (rate: number): string => `${Number((rate * 100).toFixed(2))} %`;

function ratesOf(title: string, seed: number, judged: Judge, runs: number): Table {
  let most = '';
  const rows = Object.entries(KINDS).map(([name, errors], index) => {
    const random = seeded(seed + index);
    const found = (base: number, head: number) => {
      let count = 0;
      for (let run = 0; run < runs; run += 1) count += Number(judged(errors, base, head, random));
      return count;
    };
    const alike = ALIKE.map((rate) => bounded(found(rate, rate), runs));
    const worse = WORSE.map(([base, head]) => found(base, head));
    const real = worse[WORSE.findIndex(([base, head]) => base === 0 && head === REAL_RATE)] ?? 0;
    if (name === 'independent')
      most = `; of ${REAL_RUNS} at 0 → 2 %, independent, 95 % find at least ${leastFound(real / runs)}`;
    return [name, ...alike, ...worse.map((count) => percent(count, runs))];
  });
  return {
    title: `% of error rates accused, ${title}, ${runs} runs each${most}`,
    columns: [
      'errors',
      ...ALIKE.map((rate) => `A/A at ${short(rate)}`),
      ...WORSE.map(([base, head]) => `${short(base)} → ${short(head)}`),
    ],
    rows,
  };
}

/** The 5 % quantile of how many of `REAL_RUNS` find what is found with this probability. */
function leastFound(probability: number): number {
  let least = 0;
  while (least < REAL_RUNS && 1 - binomialTail(least + 1, REAL_RUNS, probability) < 0.05) least += 1;
  return least;
}

const inTurns: Judge = (errors, base, head, random) => failingDuet(errors, { base, head }, random) !== null;

const stored: Judge = (errors, base, head, random) => failingRuns(errors, { base, head }, random) !== null;
