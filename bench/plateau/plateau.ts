/**
 * Whether rounds at the plateau show what the script itself shows there: `npm run bench:plateau [-- --minutes 60]`.
 *
 * A script of two levels, think time and a single application: first all of it by k6 alone, unedited, with exact percentiles of the
 * hold at its higher level; then a duet of the same application, whose plateau is that hold; then the script once more, so
 * that a machine that gets faster or slower is not taken for a difference. `--scale`: share of the script's sixteen
 * minutes. `--users`: at the higher level, each of whom asks about once a second. Each run is a line of
 * bench/results/plateau.jsonl, and a later start goes on; `--table` prints what is known.
 *
 * Where other work takes a `flock`, PERF_GATE_BENCH_LOCK names its file.
 */
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { driveCells, frameOf, keptRun } from '../support/cells.ts';
import { readLines } from '../support/lines.ts';
import { runGate } from '../support/run-gate.ts';
import { type Cell, createProject, unedited } from './project.ts';
import { isRow, type Line, logOf, type Row } from './rows.ts';
import { tableOf } from './table.ts';

const FILE = path.join(import.meta.dirname, '..', 'results', 'plateau.jsonl');
const LOCK = path.join(os.tmpdir(), 'bench-plateau.lock');

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    runs: { type: 'string', default: '3' },
    scale: { type: 'string', default: '0.1' },
    users: { type: 'string', default: '60' },
    servers: { type: 'string', default: 'io,cpu' },
    table: { type: 'boolean', default: false },
  },
});

const nameOf = ({ server, users, scale }: Cell): string => `${server}, ${users}, ${scale}`;

/** The plateau as the gate shows it: the mean of base and head, which are one build. */
async function inRounds(
  directory: string,
  k6: string,
  signal: AbortSignal,
): Promise<Pick<Row, 'rounds' | 'verdict' | 'wallSeconds'>> {
  const { judgement, wallSeconds } = await runGate(directory, k6, signal);
  const shown = (metric: string) => {
    const { base = null, head = null } =
      judgement.comparisons.find((one) => one.subject.kind === 'overall' && one.metric === metric) ?? {};
    if (base === null || head === null) throw new Error(`no ${metric}: ${judgement.verdict}`);
    return Math.sqrt(base * head);
  };
  return { rounds: { p50: shown('p50'), p95: shown('p95') }, verdict: judgement.verdict, wallSeconds };
}

async function measure(cell: Cell, n: number, k6: string, signal: AbortSignal): Promise<Line> {
  const frame = await frameOf(nameOf(cell), n);
  const directory = await createProject(cell);
  return keptRun(frame, directory, signal, async () => {
    const before = await unedited(directory, cell, k6, signal);
    const gate = await inRounds(directory, k6, signal);
    const after = await unedited(directory, cell, k6, signal);
    return { ...frame, ...gate, script: [before, after] as const };
  });
}

const shown = (log: number): string => `${((Math.exp(log) - 1) * 100).toFixed(0)} %`;

async function drive(signal: AbortSignal): Promise<void> {
  const k6 = await k6Binary('2.2.0');
  const { users, scale } = values;
  await driveCells<Cell, Line>(
    {
      ...{ file: FILE, nameOf, only: '', minutes: Number(values.minutes), most: Number(values.runs) },
      cells: values.servers.split(',').map((server) => ({ server, users, scale })),
      measure: (cell, n) => measure(cell, n, k6, signal),
      said: (line) =>
        isRow(line)
          ? `${line.verdict}, p50 ${shown(logOf(line, 'p50'))}, p95 ${shown(logOf(line, 'p95'))}`
          : line.error,
    },
    signal,
  );
}

if (!values.table) await alone(LOCK, 'plateau.ts', drive);
process.stdout.write(tableOf(await readLines<Line>(FILE)));
