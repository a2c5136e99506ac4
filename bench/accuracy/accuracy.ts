import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clopperPearson } from '../../src/core/statistics/binomial.ts';
import { seeded } from '../../src/core/statistics/random.ts';
import { NOISES, type Noise } from './noise.ts';
import { moderatedStored, predictionInterval, ratioToLast, runDuet, type StoredRule } from './rules.ts';
import { simulateDuet, simulateRun } from './simulate.ts';

/** Share of runs that each rule flags, by true effect, on simulated runners. `node bench/accuracy/accuracy.ts [runs]` */
const EFFECTS = [0, 0.1, 0.2, 0.25, 0.3, 0.5];
const RUNS = Number(process.argv[2] ?? 2000);
const HISTORY = 30;
const RESULTS = path.join(import.meta.dirname, '..', 'results', 'accuracy.json');

const RULES: Readonly<Record<string, StoredRule>> = {
  'plain: >20 % against the last run': ratioToLast(1.2),
  'ratio to the last run of 200 %': ratioToLast(2),
  '>20 % and outside the 99 % t interval, N=10': predictionInterval,
  'stored runs, moderated t, N=10': moderatedStored,
};

type Line = {
  readonly noise: string;
  readonly rule: string;
  readonly flagged: readonly number[];
  readonly runs: number;
  readonly loadSeconds: number;
};

function duetLine(name: string, noise: Noise, seed: number): Line {
  const random = seeded(seed);
  const counts = EFFECTS.map(() => 0);
  let load = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const duet = simulateDuet(noise, random);
    EFFECTS.forEach((effect, index) => {
      const outcome = runDuet(duet, Math.log1p(effect));
      if (outcome.flagged) counts[index] = (counts[index] ?? 0) + 1;
      if (index === 0) load += outcome.loadSeconds;
    });
    if (run % 500 === 499) process.stderr.write(`${name}: ${run + 1} of ${RUNS} duets\n`);
  }
  return { noise: name, rule: 'duet, sequential', flagged: counts, runs: RUNS, loadSeconds: load / RUNS };
}

function storedLines(name: string, noise: Noise, seed: number): readonly Line[] {
  const random = seeded(seed);
  const pool = Array.from({ length: Math.max(600, RUNS / 2) }, () => simulateRun(noise, random));
  const pick = () => pool[Math.floor(random() * pool.length)] ?? [];
  const trials = Array.from({ length: RUNS }, () => ({
    head: pick(),
    earlier: Array.from({ length: HISTORY }, pick),
  }));
  return Object.entries(RULES).map(([rule, flags]) => ({
    noise: name,
    rule,
    flagged: EFFECTS.map(
      (effect) =>
        trials.filter(({ head, earlier }) =>
          flags(
            head.map((value) => value + Math.log1p(effect)),
            earlier,
          ),
        ).length,
    ),
    runs: RUNS,
    loadSeconds: 40,
  }));
}

const lines = Object.entries(NOISES).flatMap(([name, noise], index) => [
  ...storedLines(name, noise, 100 + index),
  duetLine(name, noise, 200 + index),
]);
const percent = (count: number, runs: number) => ((100 * count) / runs).toFixed(1);
const head = [
  'noise',
  'rule',
  'A/A (95 % bound)',
  ...EFFECTS.slice(1).map((effect) => `+${effect * 100} %`),
  'load s',
];
process.stdout.write(
  `% of runs flagged (any of p50, p95, p99), ${RUNS} runs each\n\n| ${head.join(' | ')} |\n`,
);
process.stdout.write(`|${head.map(() => ':--').join('|')}|\n`);
for (const { noise, rule, flagged, runs, loadSeconds } of lines) {
  const [alike = 0, ...rest] = flagged;
  const bound = (clopperPearson(alike, runs, 0.95).high * 100).toFixed(1);
  const cells = [`${percent(alike, runs)} (≤ ${bound})`, ...rest.map((count) => percent(count, runs))];
  process.stdout.write(`| ${[noise, rule, ...cells, loadSeconds.toFixed(0)].join(' | ')} |\n`);
}
await mkdir(path.dirname(RESULTS), { recursive: true });
const command = `node bench/accuracy/accuracy.ts ${RUNS}`;
await writeFile(RESULTS, `${JSON.stringify({ command, effects: EFFECTS, lines }, null, 1)}\n`);
