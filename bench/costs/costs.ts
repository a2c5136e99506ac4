/**
 * What requests cost, judged: CPU per request of unchanged builds, and of one that takes 10 % more CPU, side by side and in
 * alternating rounds, on real k6 and real servers, with a warning from 5 % on. The cell with the fewest runs is next, so that
 * a cut leaves an even table; each result is a line of bench/results/costs.jsonl, and a later start goes on.
 *
 *     npm run bench:costs -- --minutes 60    measures; --only 'side-aa' keeps to cells by their names
 *     npm run bench:costs -- --table         prints what is known
 *
 * Where other work takes a `flock`, PERF_GATE_BENCH_LOCK names its file: runs are alone then, and else beside whatever runs.
 */
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toError } from '../../src/ports/errors.ts';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { measuredBuild } from '../support/build.ts';
import { addLine, readLines } from '../support/lines.ts';
import { undisturbed } from '../support/locks.ts';
import { runGate } from '../support/run-gate.ts';
import { CELLS, type Cell, cellName, nextCell } from './cells.ts';
import { createProject } from './project.ts';
import { isRow, type Line, rowOf } from './rows.ts';
import { tableOf } from './table.ts';

const FILE = path.join(import.meta.dirname, '..', 'results', 'costs.jsonl');
const LOCK = path.join(os.tmpdir(), 'bench-costs.lock');

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    table: { type: 'boolean', default: false },
  },
});

/** One run, kept whatever came of it. Throws only when told to stop. */
async function measure(cell: Cell, n: number, k6: string, signal: AbortSignal): Promise<Line> {
  const isAlone = (process.env['PERF_GATE_BENCH_LOCK'] ?? '') !== '';
  const frame = {
    cell: cellName(cell),
    n,
    at: new Date().toISOString(),
    ...(await measuredBuild()),
    isAlone,
  };
  const directory = await createProject(cell);
  try {
    const { judgement, recording, wallSeconds } = await runGate(directory, k6, signal);
    return rowOf(frame, judgement, recording, wallSeconds);
  } catch (thrown) {
    signal.throwIfAborted();
    return { ...frame, error: toError(thrown).message };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function drive(signal: AbortSignal): Promise<void> {
  const k6 = await k6Binary('2.2.0');
  const end = Date.now() + Number(values.minutes) * 60_000;
  const only = new RegExp(values.only);
  const cells = CELLS.filter((cell) => only.test(cellName(cell)));
  if (cells.length === 0) throw new Error(`No cell's name matches ${values.only}.`);
  while (Date.now() < end) {
    const done = await readLines<Line>(FILE);
    const cell = nextCell(done, cells);
    if (cell === null) return;
    const n = 1 + Math.max(0, ...done.filter((one) => one.cell === cellName(cell)).map((one) => one.n));
    const line = await undisturbed(signal, () => measure(cell, n, k6, signal));
    await addLine(FILE, line);
    const said = isRow(line) ? `${line.verdict}, ${line.class} ${line.change}` : line.error;
    process.stderr.write(`${done.length + 1}: ${line.cell}-${line.n}: ${said}\n`);
  }
}

// A cut loses one line at most.
if (!values.table) await alone(LOCK, 'costs.ts', drive);
process.stdout.write(tableOf(await readLines<Line>(FILE)));
