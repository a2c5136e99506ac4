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
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { type CellsBench, driveCells, frameOf, keptRun } from '../support/cells.ts';
import { readLines } from '../support/lines.ts';
import { runGate } from '../support/run-gate.ts';
import { CELLS, type Cell, cellName } from './cells.ts';
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

/** One run, and beside what. */
async function measure(cell: Cell, n: number, k6: string, signal: AbortSignal): Promise<Line> {
  const isAlone = (process.env['PERF_GATE_BENCH_LOCK'] ?? '') !== '';
  const frame = { ...(await frameOf(cellName(cell), n)), isAlone };
  const directory = await createProject(cell);
  return keptRun(frame, directory, signal, async () => {
    const { judgement, recording, wallSeconds } = await runGate(directory, k6, signal);
    return rowOf(frame, judgement, recording, wallSeconds);
  });
}

async function drive(signal: AbortSignal): Promise<void> {
  const k6 = await k6Binary('2.2.0');
  const bench: CellsBench<Cell, Line> = {
    ...{ file: FILE, cells: CELLS, nameOf: cellName, only: values.only, minutes: Number(values.minutes) },
    measure: (cell, n) => measure(cell, n, k6, signal),
    said: (line) => (isRow(line) ? `${line.verdict}, ${line.class} ${line.change}` : line.error),
  };
  await driveCells(bench, signal);
}

// A cut loses one line at most.
if (!values.table) await alone(LOCK, 'costs.ts', drive);
process.stdout.write(tableOf(await readLines<Line>(FILE)));
