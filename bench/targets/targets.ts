/**
 * Targets on real k6, against a server of known truth (`truth.ts`): limits that it meets by far, that it misses by far, that lie
 * near the true value, and that nobody can know, all at once in each run: of head alone, of head beside base, of users, and of
 * users that are too few for the rate. The way with the fewest runs is next; each run is a line of bench/results/targets.jsonl,
 * and a later start goes on.
 *
 *     npm run bench:targets -- --runs 5        measures; --minutes M: how long; --only 'alone': ways by their names
 *     npm run bench:targets -- --table         prints what is known
 *
 * Nothing else should run on the machine: where other work takes a `flock`, PERF_GATE_BENCH_LOCK names its file.
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
import { createProject } from './project.ts';
import { isRight, isRow, type Line, nextRun, rowOf, waysLike } from './rows.ts';
import { tableOf, wrongsOf } from './table.ts';
import type { Way } from './wanted.ts';

const FILE = path.join(import.meta.dirname, '..', 'results', 'targets.jsonl');
/** After so long others have theirs. */
const TURN_MS = 400_000;
const LOCK = path.join(os.tmpdir(), 'bench-targets.lock');

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '5' },
    table: { type: 'boolean', default: false },
  },
});

/** One run, kept whatever came of it. Throws only when told to stop. */
async function measure(way: Way, n: number, k6: string, signal: AbortSignal): Promise<Line> {
  const frame = { way, n, at: new Date().toISOString(), ...(await measuredBuild()) };
  const directory = await createProject(way, n);
  try {
    const against = way === 'beside base' ? ['--base', 'HEAD'] : [];
    const { judgement, wallSeconds } = await runGate(directory, k6, signal, against);
    return rowOf(frame, judgement, wallSeconds);
  } catch (thrown) {
    signal.throwIfAborted();
    return { ...frame, error: toError(thrown).message };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Several runs at a turn of the machine: most are short, and a turn may be long in coming. */
async function drive(signal: AbortSignal): Promise<void> {
  const ways = waysLike(values.only);
  if (ways.length === 0) throw new Error(`No way's name matches ${values.only}.`);
  const k6 = await k6Binary('2.2.0');
  const end = Date.now() + Number(values.minutes) * 60_000;
  let isDone = false;
  while (!isDone && Date.now() < end) {
    await undisturbed(signal, async () => {
      const turn = Date.now() + TURN_MS;
      while (!isDone && Date.now() < turn) isDone = !(await runNext(ways, k6, signal));
    });
  }
}

/** Whether there was one to run. */
async function runNext(ways: readonly Way[], k6: string, signal: AbortSignal): Promise<boolean> {
  const next = nextRun(await readLines<Line>(FILE), ways, Number(values.runs));
  if (next === null) return false;
  const line = await measure(next.way, next.n, k6, signal);
  await addLine(FILE, line);
  process.stderr.write(`${line.way}, run ${line.n}: ${toldOf(line)}\n`);
  return true;
}

function toldOf(line: Line): string {
  if (!isRow(line)) return `crashed: ${line.error}`;
  const { verdict, wallSeconds, targets } = line;
  const right = targets.filter(isRight).length;
  return `${verdict}, ${wallSeconds.toFixed(0)} s, ${right} of ${targets.length} targets right`;
}

if (!values.table) await alone(LOCK, 'targets.ts', drive);
const lines = await readLines<Line>(FILE);
process.stdout.write(`${tableOf(lines)}${wrongsOf(lines)}`);
