import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorsTables } from './errors.ts';
import { fewTable } from './few.ts';
import { jumpsTable } from './jumps.ts';
import { latencyTable } from './latency.ts';
import { looksTable } from './looks.ts';
import { manyTable } from './many.ts';
import { smallRoundsTable } from './small-rounds.ts';
import { steadyErrorsTables } from './steady-errors.ts';
import { printed, type Table } from './table.ts';
import { turnsTable } from './turns.ts';

/**
 * How often the rules accuse, rightly and wrongly, on simulated runners. Duets go through the product's own looks and
 * comparison. `node bench/accuracy/accuracy.ts [runs] [latency|many|few|errors|steady-errors|small-rounds|jumps|looks|turns]`
 */
const TABLES: Readonly<Record<string, (runs: number) => readonly Table[]>> = {
  latency: (runs) => [latencyTable(runs)],
  many: (runs) => [manyTable(runs)],
  few: (runs) => [fewTable(runs)],
  errors: errorsTables,
  'steady-errors': steadyErrorsTables,
  'small-rounds': (runs) => [smallRoundsTable(runs)],
  jumps: (runs) => [jumpsTable(runs)],
  looks: (runs) => [looksTable(runs)],
  turns: (runs) => [turnsTable(runs)],
};
const RESULTS = path.join(import.meta.dirname, '..', 'results');

const runs = Number(process.argv[2] ?? 2000);
const only = process.argv[3];
for (const [name, make] of Object.entries(TABLES)) {
  if (only !== undefined && only !== name) continue;
  const tables = make(runs);
  process.stdout.write(`${tables.map(printed).join('\n')}\n`);
  await mkdir(RESULTS, { recursive: true });
  const command = `node bench/accuracy/accuracy.ts ${runs} ${name}`;
  await writeFile(
    path.join(RESULTS, `accuracy-${name}.json`),
    `${JSON.stringify({ command, tables }, null, 1)}\n`,
  );
}
