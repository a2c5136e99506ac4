/**
 * Damaged, contradicting and consistently changed files by the thousand, through the product's own readers and on into
 * judging and drawing. The same ones for the same seed. `node bench/fuzz/fuzz.ts [cases] [seed]`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fuzz } from './run.ts';

const RESULTS = path.join(import.meta.dirname, '..', 'results');

const cases = Number(process.argv[2] ?? 12_000);
const seed = Number(process.argv[3] ?? 1);
const found = fuzz(cases, seed);
const rows = Object.entries(found.table).map(
  ([name, { refused, taken, hole, crash }]) => `| ${[name, refused, taken, hole, crash].join(' | ')} |`,
);
process.stdout.write(
  `| what was done | refused | taken | believed wrongly | crashes |\n|:--|--:|--:|--:|--:|\n${rows.join('\n')}\n`,
);
process.stdout.write(`${found.cases} cases of seed ${seed}, ${found.wrong.length} wrong\n`);
for (const wrong of found.wrong.slice(0, 20)) process.stdout.write(`${wrong}\n`);
await mkdir(RESULTS, { recursive: true });
const command = `node bench/fuzz/fuzz.ts ${cases} ${seed}`;
const { table, wrong } = found;
await writeFile(
  path.join(RESULTS, 'fuzz.json'),
  `${JSON.stringify({ command, cases: found.cases, table, wrong: wrong.length }, null, 1)}\n`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
