/**
 * The duet on real k6 and real servers: `npm run bench:duet [-- --minutes 60 --table]`. One run of every cell after
 * the other, so that a cut leaves an even table; each result is a line of bench/results/duet.jsonl, and a later start
 * goes on where the last one ended. Nothing else should run on the machine: a second one refuses to start.
 */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { k6Binary } from '../../test/support/tools.ts';
import { CELLS, type Cell } from './cells.ts';
import { type DuetResult, runDuet } from './run-duet.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '300' }, table: { type: 'boolean', default: false } },
});
const RESULTS = path.join(import.meta.dirname, '..', 'results');
const FILE = path.join(RESULTS, 'duet.jsonl');
const LOCK = path.join(RESULTS, 'duet.lock.tmp');

async function known(): Promise<readonly DuetResult[]> {
  const text = await readFile(FILE, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line)];
    } catch {
      // The line that a kill cut off.
      return [];
    }
  });
}

/** The cell with the smallest share of its runs done; null: all are. */
function next(done: readonly DuetResult[]): Cell | null {
  const share = (cell: Cell) =>
    done.filter(({ server, effect }) => server === cell.server && effect === cell.effect).length / cell.runs;
  const open = CELLS.filter((cell) => share(cell) < 1);
  return open.toSorted((a, b) => share(a) - share(b))[0] ?? null;
}

async function drive(): Promise<void> {
  const k6 = await k6Binary('2.2.0');
  const end = Date.now() + Number(values.minutes) * 60_000;
  let done = await known();
  for (let cell = next(done); cell !== null && Date.now() < end; cell = next(done)) {
    const result = await runDuet(cell, k6);
    await appendFile(FILE, `${JSON.stringify(result)}\n`);
    done = [...done, result];
    process.stderr.write(
      `${done.length}: ${cell.server} ${cell.effect}: ${result.verdict}, ${result.loadSeconds} s\n`,
    );
  }
}

await mkdir(RESULTS, { recursive: true });
if (!values.table) {
  await writeFile(LOCK, String(process.pid), { flag: 'wx' }).catch(() => {
    throw new Error(`Another bench runs, or was killed: remove ${LOCK} if none does.`);
  });
  try {
    await drive();
  } finally {
    await rm(LOCK, { force: true });
  }
}
process.stdout.write(tableOf(await known()));
