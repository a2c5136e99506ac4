/**
 * Whether the first finding names what was planted, and the right endpoint: real duets by the bundled command line on real
 * k6 and a real PostgreSQL, of the example shop and of a blog that no rule was tuned for. One run of every cell after the
 * other, so that a cut leaves an even table; each is a line of bench/results/diagnosis.jsonl, and a later start goes on.
 * Where two causes are planted at once, their shares of the slow-down are timed without the gate, and compared with its own.
 *
 *     npm run bench:diagnosis -- --runs 4       measures
 *         [--only REGEX]     cells by their names, as the table has them: '^shop new-statement$' with --runs 20, 'attribution'
 *                            with --runs 5
 *         [--minutes M]      how long
 *         [--since COMMIT]   runs since then count too; default: of this bundle alone
 *     npm run bench:diagnosis -- --quick        three planted causes and a control, once each; exit code 1 where one is wrong
 *     npm run bench:diagnosis -- --table        prints what is known of this bundle
 *         [--since COMMIT]   or of bundles since then
 *
 * Nothing else should run on the machine: where other work takes a `flock`, PERF_GATE_BENCH_LOCK names its file.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { startPostgres } from '../../examples/shop/postgres.js';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { countedBundles } from '../support/build.ts';
import { type CellsBench, driveCells, frameOf, keptRun } from '../support/cells.ts';
import { readLines } from '../support/lines.ts';
import { undisturbed } from '../support/locks.ts';
import { runGate } from '../support/run-gate.ts';
import { shareText } from './attribution.ts';
import { CELLS, type Cell, cellName, QUICK } from './cells.ts';
import { noisyNeighbour } from './neighbour.ts';
import { createProject } from './project.ts';
import { isRow, type Line, rowOf } from './rows.ts';
import { tableOf } from './table.ts';
import { timeParts } from './time-parts.ts';

const FILE = path.join(import.meta.dirname, '..', 'results', 'diagnosis.jsonl');
const LOCK = path.join(os.tmpdir(), 'bench-diagnosis.lock');

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '60' },
    quick: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
    since: { type: 'string', default: '' },
  },
});

/** So many that nine in ten of them leave enough for the other side and the gate. */
const SETTINGS = { max_connections: '200' };
/** All databases of one run are in memory: what a scan takes is not to hang on which of them was read last. */
const ROOMY = { ...SETTINGS, shared_buffers: '768MB' };

type World = { readonly k6: string; readonly databaseUrl: string; readonly blog: string };

/** The blog's program; the first build fetches its packages. */
async function buildBlog(folder: string): Promise<string> {
  const program = path.join(folder, 'blog');
  await promisify(execFile)('go', ['build', '-o', program, '.'], {
    cwd: path.join(import.meta.dirname, 'blog'),
  });
  return program;
}

async function measure(cell: Cell, n: number, world: World, signal: AbortSignal): Promise<Line> {
  const frame = await frameOf(cellName(cell), n);
  const directory = await createProject(cell, world.blog);
  const runOn = async (url: string) => {
    const times = cell.parts === undefined ? null : await timeParts(cell, url, signal);
    const run = () => runGate(directory, world.k6, signal, ['--base', 'HEAD~1'], { DATABASE_URL: url });
    const { judgement, wallSeconds: seconds } = await (cell.beside ? noisyNeighbour(url, run) : run());
    return rowOf(frame, cell, judgement, { seconds, times });
  };
  return keptRun(frame, directory, signal, () =>
    cell.parts === undefined ? runOn(world.databaseUrl) : onRoomy(runOn),
  );
}

/** Works on a server of its own. */
async function onRoomy<T>(work: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ settings: ROOMY });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}

async function drive(signal: AbortSignal): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-diagnosis-blog-'));
  const k6 = await k6Binary('2.2.0');
  const postgres = await startPostgres({ settings: SETTINGS });
  try {
    const world = { k6, databaseUrl: postgres.url, blog: await buildBlog(folder) };
    await (values.quick ? driveQuick(world, signal) : driveMany(world, signal));
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const said = (line: Line): string =>
  isRow(line)
    ? `${line.verdict}, ${line.seconds} s, ${line.findings[0]?.title ?? 'no finding'}${line.attribution ? `; ${shareText(line.attribution)}` : ''}${line.wrongs.map((wrong) => `; WRONG: ${wrong}`).join('')}`
    : `crashed: ${line.error}`;

async function driveMany(world: World, signal: AbortSignal): Promise<void> {
  const lines = await readLines<Line>(FILE);
  const bundles = await countedBundles(values.since, lines);
  const bench: CellsBench<Cell, Line> = {
    ...{ file: FILE, cells: CELLS, nameOf: cellName, only: values.only, minutes: Number(values.minutes) },
    ...{ most: Number(values.runs), counts: (line) => bundles.has(line.dist), said },
    measure: (cell, n) => measure(cell, n, world, signal),
  };
  await driveCells(bench, signal);
}

async function driveQuick(world: World, signal: AbortSignal): Promise<void> {
  for (const cell of CELLS.filter((one) => QUICK.includes(cellName(one)))) {
    const line = await undisturbed(signal, () => measure(cell, 1, world, signal));
    process.stdout.write(`${line.cell}: ${said(line)}\n`);
    if (!isRow(line) || line.wrongs.length > 0) process.exitCode = 1;
  }
}

async function known(): Promise<readonly Line[]> {
  const lines = await readLines<Line>(FILE);
  const bundles = await countedBundles(values.since, lines);
  return lines.filter(({ dist }) => bundles.has(dist));
}

// A cut loses one line at most.
if (!values.table) await alone(LOCK, 'diagnosis.ts', drive);
if (!values.quick) process.stdout.write(tableOf(await known()));
