/**
 * Ten runs of each of two gates on one machine, four at once, with different ids and with the same: nobody ends another's
 * processes, takes its Compose projects or its worktrees; also where some of them are killed.
 * `npm run bench:together [runs]`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runTogether, type Together, wrongsTogether } from '../../test/support/together.ts';
import { k6Binary } from '../../test/support/tools.ts';

const RESULTS = path.join(import.meta.dirname, '..', 'results');
const AT_ONCE = 4;
const each = Number(process.argv[2] ?? 10);
const k6 = await k6Binary('2.2.0');

const SCENES = [
  { title: 'two ids', gates: ['api', 'web'], killed: [] },
  { title: 'the same id', gates: ['api', 'api'], killed: [] },
  { title: 'two ids, the first run of each killed', gates: ['api', 'web'], killed: [1] },
] as const;

const rows: string[] = [];
const wrongs: string[] = [];
const results: unknown[] = [];
for (const { title, gates, killed } of SCENES) {
  const found = await runTogether({ gates, each, atOnce: AT_ONCE, k6, killed });
  const wrong = wrongsTogether(found, killed);
  wrongs.push(...wrong.map((text) => `${title}: ${text}`));
  const row = rowOf(title, found, wrong.length);
  rows.push(row.join(' | '));
  results.push({ title, each, atOnce: AT_ONCE, row });
  process.stdout.write(`| ${row.join(' | ')} |\n`);
}

function rowOf(title: string, { runs, left }: Together, wrong: number): readonly string[] {
  const ended = (code: number | null) => runs.filter((run) => run.code === code).length;
  const names = runs.flatMap(({ projects }) => projects);
  const seconds = runs.map((run) => run.seconds);
  return [
    title,
    `${runs.length}`,
    `${ended(0)}`,
    `${ended(null)}`,
    `${runs.length - ended(0) - ended(null)}`,
    `${new Set(names).size} of ${names.length}`,
    `${left.length}`,
    `${Math.min(...seconds).toFixed(0)}–${Math.max(...seconds).toFixed(0)} s`,
    `${wrong}`,
  ];
}

const head = ['runs', '', 'exit 0', 'killed', 'other verdicts', 'own projects', 'left', 'took', 'wrong'];
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
process.stdout.write(
  `\n${line(head)}\n${line(head.map(() => '---'))}\n${rows.map((row) => `| ${row} |`).join('\n')}\n`,
);
process.stdout.write(wrongs.map((text) => `- ${text}\n`).join(''));
await mkdir(RESULTS, { recursive: true });
await writeFile(
  path.join(RESULTS, 'together.json'),
  `${JSON.stringify({ command: 'npm run bench:together', results, wrongs }, null, 1)}\n`,
);
process.exit(wrongs.length === 0 ? 0 : 1);
