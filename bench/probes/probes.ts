/**
 * What the probes take from the application that they look at: the example shop and its PostgreSQL under a constant rate of real
 * k6, in rounds of 10 s with and without the looks that a run takes by default beside its load (the machine and the
 * application's processes four times a second, PostgreSQL once a second and at the borders of each round). The CPU profile and
 * the requests that are traced come behind the judged load, so that they are in none of its rounds.
 *
 * A run starts shop and database anew, warms them up by a round that is not kept, and has four rounds: with the probes first
 * and last, or second and third, in turn. CPU is that of all processes of the shop and of PostgreSQL, the probe's session
 * too; what a session takes to open and close, once in a run of the gate, is `bench:probes-database`.
 *
 *     npm run bench:probes -- --runs 30     measures; --minutes M: how long
 *     npm run bench:probes -- --table       prints what is known of this checkout's bundle
 *         [--since COMMIT]                  and of bundles since then, for both
 *
 * Each run is a line of bench/results/probes.jsonl, and a later start goes on. Exit code 1: more is taken than may be, with
 * 95 % confidence. Nothing else should run on the machine: where other work takes a `flock`, PERF_GATE_BENCH_LOCK names its file.
 */
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { countedBundles } from '../support/build.ts';
import { type CellsBench, driveCells, frameOf, keptRun } from '../support/cells.ts';
import { readLines } from '../support/lines.ts';
import { startApp } from './app.ts';
import { type Driver, driveRound } from './round.ts';
import { costOf, isRow, type Line, logOf, orderOf, type Round } from './rows.ts';
import { isMissed, tableOf } from './table.ts';

const FILE = path.join(import.meta.dirname, '..', 'results', 'probes.jsonl');
const LOCK = path.join(os.tmpdir(), 'bench-probes.lock');
const CELL = 'shop';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '30' },
    minutes: { type: 'string', default: '60' },
    table: { type: 'boolean', default: false },
    since: { type: 'string', default: '' },
  },
});

async function roundsOf(n: number, driver: Driver): Promise<readonly Round[]> {
  const app = await startApp();
  try {
    await driveRound(app, false, driver);
    const rounds: Round[] = [];
    for (const isLooking of orderOf(n)) {
      const round = await driveRound(app, isLooking, driver);
      rounds.push(round);
      process.stderr.write(`${isLooking ? 'with   ' : 'without'}  ${told(round)}\n`);
    }
    return rounds;
  } finally {
    await app.stop();
  }
}

const told = (round: Round): string =>
  `${costOf(round).toFixed(3)} ms of CPU per request, p95 ${round.p95.toFixed(2)} ms, ours ${(round.oursMs / round.seconds).toFixed(2)} ms a second`;

async function measure(n: number, k6: string, signal: AbortSignal): Promise<Line> {
  const frame = await frameOf(CELL, n);
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-probes-'));
  return keptRun(frame, directory, signal, async () => {
    return { ...frame, rounds: await roundsOf(n, { k6, directory, signal }) };
  });
}

const said = (line: Line): string =>
  isRow(line) ? `CPU per request × ${Math.exp(logOf(line, costOf)).toFixed(3)}` : `crashed: ${line.error}`;

async function drive(signal: AbortSignal): Promise<void> {
  const k6 = await k6Binary('2.2.0');
  const bundles = await counted();
  const bench: CellsBench<string, Line> = {
    ...{ file: FILE, cells: [CELL], nameOf: (name) => name, only: '', minutes: Number(values.minutes) },
    ...{ most: Number(values.runs), counts: (line) => bundles.has(line.dist), said },
    measure: (_cell, n) => measure(n, k6, signal),
  };
  await driveCells(bench, signal);
}

const counted = async () => countedBundles(values.since, await readLines<Line>(FILE));

// A cut loses one line at most.
if (!values.table) await alone(LOCK, 'probes.ts', drive);
const bundles = await counted();
const lines = (await readLines<Line>(FILE)).filter(({ dist }) => bundles.has(dist));
process.stdout.write(tableOf(lines));
if (isMissed(lines)) process.exitCode = 1;
