import { seeded } from '../../src/core/statistics/random.ts';
import { NOISES, type Noise } from './noise.ts';
import { runDuet } from './product.ts';
import { RATE, simulateDuet, simulateRun, slowed } from './simulate.ts';
import { STORED_RULES } from './stored-rules.ts';
import { bounded, percent, type Table } from './table.ts';

const EFFECTS = [0, 0.1, 0.2, 0.25, 0.3, 0.5];
const HISTORY = 30;
const STORED_LOAD_SECONDS = 40;

/** Share of runs in which any of p50, p95 and p99 is accused, by true effect, on simulated runners. */
export function latencyTable(runs: number): Table {
  const rows = Object.entries(NOISES).flatMap(([name, noise], index) => [
    ...storedRows(name, noise, { runs, seed: 100 + index }),
    duetRow(name, noise, { runs, seed: 200 + index }),
  ]);
  return {
    title: `% of runs flagged (any of p50, p95, p99), ${runs} runs each`,
    columns: [
      ...['noise', 'rule', 'A/A (95 % bound)'],
      ...EFFECTS.slice(1).map((effect) => `+${effect * 100} %`),
      'load s',
    ],
    rows,
  };
}

type Wanted = { readonly runs: number; readonly seed: number };

function row(noise: string, rule: string, flagged: readonly number[], runs: number, load: number) {
  const [alike = 0, ...rest] = flagged;
  const cells = [bounded(alike, runs), ...rest.map((count) => percent(count, runs))];
  return [noise, rule, ...cells, load.toFixed(0)];
}

function duetRow(name: string, noise: Noise, { runs, seed }: Wanted): readonly string[] {
  const random = seeded(seed);
  const counts = EFFECTS.map(() => 0);
  let load = 0;
  for (let run = 0; run < runs; run += 1) {
    const pairs = simulateDuet(noise, random, { endpoints: 0, rate: RATE });
    EFFECTS.forEach((effect, index) => {
      const outcome = runDuet(slowed(pairs, effect));
      if (outcome.accused.length > 0) counts[index] = (counts[index] ?? 0) + 1;
      if (index === 0) load += outcome.loadSeconds;
    });
    if (run % 500 === 499) process.stderr.write(`${name}: ${run + 1} of ${runs} duets\n`);
  }
  return row(name, 'duet, sequential', counts, runs, load / runs);
}

function storedRows(name: string, noise: Noise, { runs, seed }: Wanted): readonly (readonly string[])[] {
  const random = seeded(seed);
  const pool = Array.from({ length: Math.max(600, runs / 2) }, () => simulateRun(noise, random));
  const pick = () => pool[Math.floor(random() * pool.length)] ?? pool.slice(-1)[0];
  const picked = (count: number) => Array.from({ length: count }, pick).flatMap((run) => run ?? []);
  const trials = Array.from({ length: runs }, () => picked(HISTORY + 1));
  return Object.entries(STORED_RULES).map(([rule, flags]) => {
    const flagged = EFFECTS.map(
      (effect) =>
        trials.filter(([head, ...earlier]) => head !== undefined && flags(head, Math.log1p(effect), earlier))
          .length,
    );
    return row(name, rule, flagged, runs, STORED_LOAD_SECONDS);
  });
}
