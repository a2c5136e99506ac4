import { rm } from 'node:fs/promises';
import { toError } from '../../src/ports/errors.ts';
import { measuredBuild } from './build.ts';
import { addLine, readLines } from './lines.ts';
import { undisturbed } from './locks.ts';

/** Which run it was, and of which program. */
export type Frame = {
  /** the cell's name */
  readonly cell: string;
  /** counts the runs of a cell from 1 */
  readonly n: number;
  /** ISO 8601 */
  readonly at: string;
  readonly commit: string;
  /** hash of the bundle that ran */
  readonly dist: string;
};

/** A run that ended without a verdict. */
export type Crash = Frame & { readonly error: string };

export const frameOf = async (cell: string, n: number): Promise<Frame> => ({
  ...{ cell, n, at: new Date().toISOString() },
  ...(await measuredBuild()),
});

/** One run in a folder that is gone afterwards, kept whatever came of it. Throws only when told to stop. */
export async function keptRun<F extends Frame, R extends F>(
  frame: F,
  directory: string,
  signal: AbortSignal,
  run: () => Promise<R>,
): Promise<R | (F & Crash)> {
  try {
    return await run();
  } catch (thrown) {
    signal.throwIfAborted();
    return { ...frame, error: toError(thrown).message };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * The cell with the fewest runs so far, the first of several, so that a cut leaves an even table; null: each has `most`, or
 * there is none.
 */
export function nextCell<C>(
  done: readonly { readonly cell: string }[],
  cells: readonly C[],
  nameOf: (cell: C) => string,
  most: number = Number.POSITIVE_INFINITY,
): C | null {
  const runs = (cell: C) => done.filter((one) => one.cell === nameOf(cell)).length;
  const [next] = cells.toSorted((a, b) => runs(a) - runs(b));
  return next === undefined || runs(next) >= most ? null : next;
}

export type CellsBench<C, L extends Frame> = {
  /** of JSON lines, to which each run adds one */
  readonly file: string;
  readonly cells: readonly C[];
  readonly nameOf: (cell: C) => string;
  /** an expression for the names of those that are driven */
  readonly only: string;
  readonly minutes: number;
  /** runs of a cell; absent: as many as there is time for */
  readonly most?: number;
  /** whether a line of the file counts; absent: all do */
  readonly counts?: (line: L) => boolean;
  readonly measure: (cell: C, n: number) => Promise<L>;
  readonly said: (line: L) => string;
};

/** Runs cell after cell while there is time, each alone on the machine where others take its lock. */
export async function driveCells<C, L extends Frame>(
  bench: CellsBench<C, L>,
  signal: AbortSignal,
): Promise<void> {
  const { file, nameOf, most, counts = () => true, measure, said } = bench;
  const end = Date.now() + bench.minutes * 60_000;
  const only = new RegExp(bench.only);
  const cells = bench.cells.filter((cell) => only.test(nameOf(cell)));
  if (cells.length === 0) throw new Error(`No cell's name matches ${bench.only}.`);
  while (Date.now() < end) {
    const done = (await readLines<L>(file)).filter(counts);
    const cell = nextCell(done, cells, nameOf, most);
    if (cell === null) return;
    const n = 1 + Math.max(0, ...done.filter((one) => one.cell === nameOf(cell)).map((one) => one.n));
    const line = await undisturbed(signal, () => measure(cell, n));
    await addLine(file, line);
    process.stderr.write(`${done.length + 1}: ${line.cell}, run ${line.n}: ${said(line)}\n`);
  }
}
