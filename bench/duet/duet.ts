/**
 * The duet as its users run it, on real k6 and real servers. One run of every cell after the other, so that a cut
 * leaves an even table; each result is a line of bench/results/duet.jsonl with its recording beside it, and a later
 * start goes on where the last one ended, also after a kill.
 *
 *     npm run bench:duet -- --minutes 300    measures; --only '-(aa|plus-25)$' keeps to cells by their names
 *     npm run bench:duet -- --table          prints what is known
 *     npm run bench:duet -- --judge          the same, with every recording judged again by the rules of today
 *
 * Nothing else should run on the machine: where other work takes a `flock`, PERF_GATE_BENCH_LOCK names its file.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toError } from '../../src/ports/errors.ts';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { measuredBuild } from '../support/build.ts';
import { addLine, readLines } from '../support/lines.ts';
import { undisturbed } from '../support/locks.ts';
import { CELLS, type Cell, cellName, fileName, nextCell, nextNumber } from './cells.ts';
import { isRow, type Line, rowOf } from './rows.ts';
import { runDuet } from './run-duet.ts';
import { judgeAgain, readStored, store } from './store.ts';
import { tableOf } from './table.ts';

const RESULTS = path.join(import.meta.dirname, '..', 'results');
const FILE = path.join(RESULTS, 'duet.jsonl');
const LOCK = path.join(RESULTS, 'duet.lock.tmp');
const recordingFile = (name: string) => path.join(RESULTS, 'duet', `${name}.json.gz`);

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '300' },
    only: { type: 'string', default: '' },
    table: { type: 'boolean', default: false },
    judge: { type: 'boolean', default: false },
  },
});

/** One run, kept whatever came of it. Throws only when told to stop. */
async function measure(cell: Cell, n: number, k6: string, signal: AbortSignal): Promise<Line> {
  const { server, effect } = cell;
  const frame = { server, effect, n, at: new Date().toISOString(), ...(await measuredBuild()) };
  try {
    const { judgement, recording, wallSeconds } = await runDuet(cell, n, k6, signal);
    if (recording === null) return rowOf({ ...frame, wallSeconds }, judgement, null);
    const file = fileName(cell, n);
    await store(recordingFile(file), { policy: judgement.policy, recording });
    return rowOf({ ...frame, wallSeconds, file }, judgement, recording);
  } catch (thrown) {
    signal.throwIfAborted();
    return { ...frame, error: toError(thrown).message };
  }
}

async function drive(signal: AbortSignal): Promise<void> {
  const k6 = await k6Binary('2.2.0');
  const end = Date.now() + Number(values.minutes) * 60_000;
  const only = new RegExp(values.only);
  const cells = CELLS.filter((cell) => only.test(cellName(cell)));
  if (cells.length === 0) throw new Error(`No cell's name matches ${values.only}.`);
  for (;;) {
    const done = await readLines<Line>(FILE);
    const cell = nextCell(done, cells);
    if (cell === null || Date.now() >= end) return;
    const line = await undisturbed(signal, () => measure(cell, nextNumber(done, cell), k6, signal));
    await addLine(FILE, line);
    const said = isRow(line) ? `${line.verdict}, ${line.loadSeconds} s: ${line.reason}` : line.error;
    process.stderr.write(`${done.length + 1}: ${fileName(cell, line.n)}: ${said}\n`);
  }
}

async function judgedAgain(lines: readonly Line[]): Promise<readonly Line[]> {
  const again: Line[] = [];
  for (const line of lines) {
    if (!isRow(line) || line.file === undefined) {
      again.push(line);
      continue;
    }
    const stored = await readStored(recordingFile(line.file));
    const row = rowOf(line, judgeAgain(stored), stored.recording);
    if (row.verdict !== line.verdict)
      process.stdout.write(`${line.file}: ${line.verdict} → ${row.verdict}\n`);
    again.push(row);
  }
  return again;
}

// A cut loses one line at most.
if (!values.table && !values.judge) await alone(LOCK, 'duet.ts', drive);
const lines = await readLines<Line>(FILE);
process.stdout.write(tableOf(values.judge ? await judgedAgain(lines) : lines));
