/**
 * Set-ups as people have them, as their owners would run them: the bundled command line on real k6, one run at a time,
 * each in a repository of its own; unchanged, with a slower head, and in what further ways a case declares. One run of
 * every kind after the other, so that a cut leaves an even table; each is a line of bench/results/cases.jsonl, and a
 * later start goes on where the last one ended. What a case must end as stands in `known.ts`, or in its own
 * folder's expected.json (`expectation.ts` says how), else: no alarm unchanged, no pass with a slower head.
 *
 *     npm run bench:cases -- --dir FOLDER --runs 3    a folder of cases; default: those in bench/cases/own
 *         [--only REGEX]     of `case variant`, as the table has them
 *         [--minutes M]      how long
 *         [--k6 1.8.1]       the other line of k6
 *         [--since COMMIT]   runs since then count too; default: of this bundle alone
 *     npm run bench:cases -- --dir FOLDER --table     prints what is known of this bundle
 *         [--since COMMIT]   or of bundles since then
 *
 * Nothing else should run on the machine: where other work takes a `flock`, PERF_GATE_BENCH_LOCK names its file.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toError } from '../../src/ports/errors.ts';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { countedBundles, measuredBuild } from '../support/build.ts';
import { addLine, readLines } from '../support/lines.ts';
import { undisturbed } from '../support/locks.ts';
import { type Case, readCases } from './case.ts';
import { type Variant, wrongsOf } from './expectation.ts';
import { type Cell, cellName, type Frame, isRow, type Line, nextCell } from './rows.ts';
import { runCase } from './run-case.ts';
import { tableOf } from './table.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const RESULTS = path.join(ROOT, 'bench', 'results');
const FILE = path.join(RESULTS, 'cases.jsonl');
const LOCK = path.join(RESULTS, 'cases.lock.tmp');
/** Logs of runs that did not end as expected; not kept. */
const LOGS = path.join(RESULTS, 'cases.tmp');

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: path.join(import.meta.dirname, 'own') },
    runs: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '300' },
    k6: { type: 'string', default: '2.2.0' },
    table: { type: 'boolean', default: false },
    since: { type: 'string', default: '' },
  },
});

const only = new RegExp(values.only);
const cases = await readCases(path.resolve(values.dir));
const cells: readonly Cell[] = cases
  .flatMap(({ name, content, variants }) =>
    Object.entries(variants)
      .filter(([, { k6 = values.k6 }]) => k6 === values.k6)
      .map(([variant]) => ({ case: name, content, variant })),
  )
  .filter((cell) => only.test(cellName(cell)));

function found(cell: Pick<Cell, 'case' | 'variant'>): { one: Case; variant: Variant } | undefined {
  const one = cases.find(({ name }) => name === cell.case);
  const variant = one?.variants[cell.variant];
  return one && variant && { one, variant };
}

/** One run, kept whatever came of it. Throws only when told to stop. */
async function measure(cell: Cell, n: number, k6: string, signal: AbortSignal): Promise<Line> {
  const at = new Date().toISOString();
  const frame: Frame = { ...cell, k6: values.k6, n, at, ...(await measuredBuild()) };
  const { one, variant } = found(cell) ?? {};
  if (one === undefined || variant === undefined) throw new Error(`No case ${cellName(cell)}.`);
  try {
    const { log, ...run } = await runCase(one, variant, k6, signal);
    const wrongs = wrongsOf(run, variant);
    if (wrongs.length > 0) await keep(frame, log);
    return { ...frame, ...run, wrongs };
  } catch (thrown) {
    signal.throwIfAborted();
    return { ...frame, error: toError(thrown).message };
  }
}

async function keep(frame: Frame, log: string): Promise<void> {
  await mkdir(LOGS, { recursive: true });
  const name = cellName(frame).replaceAll(/\W+/g, '-');
  await writeFile(path.join(LOGS, `${name}-${frame.n}.log`), log);
}

async function drive(signal: AbortSignal): Promise<void> {
  if (!['1.8.1', '2.2.0'].includes(values.k6)) throw new Error('--k6 is 1.8.1 or 2.2.0.');
  if (cells.length === 0) throw new Error(`No case of ${values.dir} matches ${values.only}.`);
  const k6 = await k6Binary(values.k6 === '1.8.1' ? '1.8.1' : '2.2.0');
  const end = Date.now() + Number(values.minutes) * 60_000;
  while (Date.now() < end) {
    const lines = await readLines<Line>(FILE);
    const measured = { dists: await countedBundles(values.since, lines), k6: values.k6 };
    const next = nextCell(lines, cells, measured, Number(values.runs));
    if (next === null) return;
    const line = await undisturbed(signal, () => measure(next.cell, next.n, k6, signal));
    await addLine(FILE, line);
    process.stderr.write(`${cellName(line)}, run ${line.n}: ${toldOf(line)}\n`);
  }
}

function toldOf(line: Line): string {
  if (!isRow(line)) return `crashed: ${line.error}`;
  const right = line.wrongs.length === 0 ? 'as expected' : line.wrongs.join('; ');
  return `${line.verdict}, ${line.seconds.toFixed(0)} s, ${right}: ${line.reason}`;
}

/** What is known of these cases as they are, by what is expected today. */
async function known(): Promise<readonly Line[]> {
  const lines = await readLines<Line>(FILE);
  const bundles = await countedBundles(values.since, lines);
  const contents = new Set(cells.map((cell) => `${cellName(cell)} ${cell.content}`));
  return lines
    .filter((line) => contents.has(`${cellName(line)} ${line.content}`))
    .filter((line) => bundles.has(line.dist))
    .map((line) => {
      const variant = found(line)?.variant;
      return isRow(line) && variant ? { ...line, wrongs: wrongsOf(line, variant) } : line;
    });
}

if (!values.table) await alone(LOCK, 'cases.ts', drive);
const lines = await known();
process.stdout.write(tableOf(lines, (line) => found(line)?.variant));
const wrong = lines.filter((line) => !isRow(line) || line.wrongs.length > 0);
if (wrong.length > 0) process.exitCode = 1;
