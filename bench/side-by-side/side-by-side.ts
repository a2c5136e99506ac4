/**
 * Both arms at once, as their users run them, on real k6 and real servers: whole staged scripts and constant rates, at
 * several shares of the machine's CPU time, quiet and beside a bursty neighbour. The cell with the fewest runs is next, so
 * that a cut leaves an even table; each result is a line of bench/results/side-by-side.jsonl, and a later start goes on.
 *
 *     npm run bench:side-by-side -- --minutes 60    measures; --only 'staged.*aa' keeps to cells by their names
 *     npm run bench:side-by-side -- --table         prints what is known
 *     npm run bench:side-by-side -- --list          prints the cells
 *
 * Nothing else should run on the machine: where other work takes a `flock`, PERF_GATE_BENCH_LOCK names its file.
 */
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { type CellsBench, driveCells, frameOf, keptRun } from '../support/cells.ts';
import { readLines } from '../support/lines.ts';
import { beside } from '../support/neighbour.ts';
import { runGate } from '../support/run-gate.ts';
import { CELLS, type Cell, cellName } from './cells.ts';
import { createProject } from './project.ts';
import { isRow, type Line, rowOf } from './rows.ts';
import { tableOf } from './table.ts';

const FILE = path.join(import.meta.dirname, '..', 'results', 'side-by-side.jsonl');
const LOCK = path.join(os.tmpdir(), 'bench-side-by-side.lock');

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    table: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

async function measure(cell: Cell, n: number, k6: string, signal: AbortSignal): Promise<Line> {
  const frame = await frameOf(cellName(cell), n);
  const directory = await createProject(cell);
  return keptRun(frame, directory, signal, async () => {
    const run = () => runGate(directory, k6, signal);
    const { judgement, recording, wallSeconds } = await (cell.neighbour ? beside(n, directory, run) : run());
    return rowOf(frame, judgement, recording, wallSeconds);
  });
}

async function drive(signal: AbortSignal): Promise<void> {
  const k6 = await k6Binary('2.2.0');
  const bench: CellsBench<Cell, Line> = {
    ...{ file: FILE, cells: CELLS, nameOf: cellName, only: values.only, minutes: Number(values.minutes) },
    measure: (cell, n) => measure(cell, n, k6, signal),
    said: (line) => (isRow(line) ? `${line.verdict}, ${line.wallSeconds} s: ${line.reason}` : line.error),
  };
  await driveCells(bench, signal);
}

if (values.list) process.stdout.write(`${CELLS.map(cellName).join('\n')}\n`);
else {
  // A cut loses one line at most.
  if (!values.table) await alone(LOCK, 'side-by-side.ts', drive);
  process.stdout.write(tableOf(await readLines<Line>(FILE)));
}
