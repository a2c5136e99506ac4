/**
 * Whether `perf-gate check` names the way that a run then takes: `npm run bench:ways [-- --dir FOLDER] [--only REGEX]`.
 *
 * Each case of a folder is checked as it is, which takes seconds and no load, and what the check says stands beside the way that
 * the newest kept run of it took (`bench:cases`, `bench:shapes`). A case that no run was compared of says so.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ScriptCheck } from '../../src/core/model/script-check.ts';
import { levelsText } from '../../src/core/words/compared/levels.ts';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { output, start } from '../support/children.ts';
import { readLines } from '../support/lines.ts';
import { markdownTable } from '../support/markdown.ts';
import { type Case, readCases } from './case.ts';
import type { Variant } from './expectation.ts';
import { createProject } from './project.ts';
import { isRow, type Line } from './rows.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const RESULTS = path.join(import.meta.dirname, '..', 'results');
/** Of a check; it makes one iteration on each side. */
const MOST_MS = 3 * 60_000;
const NONE = 'no comparison kept';

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: path.join(import.meta.dirname, 'shapes') },
    only: { type: 'string', default: '' },
  },
});

/** As `way` of a row begins. */
function wordOf({ way }: ScriptCheck): string {
  if (way.kind === 'side-by-side') return 'side by side';
  if (way.kind === 'in-turns') return 'in turns';
  if (way.kind === 'stored') return 'stored';
  return way.plateau === null ? 'rounds' : `at ${levelsText(way.plateau.levels)}`;
}

async function checked(one: Case, variant: Variant, k6: string, signal: AbortSignal): Promise<string> {
  const directory = await createProject(one, variant);
  try {
    const args = [
      'check',
      '--base',
      'HEAD',
      '--json',
      '--out',
      path.join(directory, '.checked'),
      '--k6-path',
      k6,
    ];
    const { stdout, stderr } = await output(
      start([process.execPath, CLI, ...args], directory, 'read', variant.env),
      signal,
      MOST_MS,
    );
    if (stdout.trim() !== '') return wordOf(JSON.parse(stdout));
    const problem = stderr.slice(Math.max(0, stderr.lastIndexOf('perf-gate: '))).replace('perf-gate: ', '');
    return `refused: ${problem.trim().split('\n')[0]}`;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The way of the newest compared run; a plateau that base did not bear was lowered in its warm-up. */
function takenBy(lines: readonly Line[], one: Case, variant: string): string {
  const ways = lines
    .filter((line) => line.case === one.name && line.content === one.content && line.variant === variant)
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .flatMap((line) => (isRow(line) ? line.way : []));
  const last = ways.filter((way) => way !== '').at(-1);
  return last?.split(/, \d+ pairs/)[0] ?? NONE;
}

await alone(path.join(RESULTS, 'ways.lock.tmp'), 'ways.ts', async (signal) => {
  const k6 = await k6Binary('2.2.0');
  const lines = await readLines<Line>(path.join(RESULTS, 'cases.jsonl'));
  const rows: string[][] = [];
  for (const one of await readCases(path.resolve(values.dir))) {
    for (const [name, variant] of Object.entries(one.variants)) {
      if (!name.endsWith('unchanged') || !new RegExp(values.only).test(`${one.name} ${name}`)) continue;
      const says = await checked(one, variant, k6, signal);
      const took = takenBy(lines, one, name);
      const agrees =
        took === NONE ? '' : says === took || (took === 'duet' && says === 'rounds') ? 'yes' : '**no**';
      rows.push([one.name, name, says, took, agrees]);
      process.stderr.write(`${one.name} ${name}: ${says}; the run: ${took}\n`);
    }
  }
  process.stdout.write(
    markdownTable(['case', 'variant', 'the check says', 'the run took', 'the same'], rows),
  );
  if (rows.some((row) => row.at(-1) === '**no**')) process.exitCode = 1;
});
