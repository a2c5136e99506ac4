/**
 * How long a user waits for the verdict on an unchanged duet of the README's quick start: `npm run bench:time-to-verdict`.
 *
 *     … -- --runs 3            measures the working tree; --server plain,waits: what answers
 *     … -- --at COMMIT         measures what that commit builds, for a table of before and after
 *     … -- --table             prints what is known
 *
 * Rows are kept in bench/results/time-to-verdict.jsonl. Nothing else should run on the machine meanwhile.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { k6Binary } from '../../test/support/tools.ts';
import { buildIn, checkOut } from '../same-verdicts/build.ts';
import { alone } from '../support/alone.ts';
import { addLine, readLines } from '../support/lines.ts';
import { undisturbed } from '../support/locks.ts';
import { git } from '../support/repository.ts';
import { measure } from './measure.ts';
import { SERVERS, type ServerName } from './project.ts';
import { type Row, ratioOf, tableOf } from './table.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const RESULTS = path.join(import.meta.dirname, '..', 'results');
const FILE = path.join(RESULTS, 'time-to-verdict.jsonl');
const LOCK = path.join(RESULTS, 'time-to-verdict.lock.tmp');

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    server: { type: 'string', default: Object.keys(SERVERS).join() },
    at: { type: 'string' },
    table: { type: 'boolean', default: false },
  },
});

/** What will be built, as it is called in the rows. */
async function commitOf(at: string | null): Promise<string> {
  const commit = await git(ROOT, 'rev-parse', at ?? 'HEAD');
  const changed = at === null && (await git(ROOT, 'status', '--porcelain', '--', 'src')) !== '';
  return `${commit}${changed ? '+' : ''}`;
}

async function drive(signal: AbortSignal): Promise<void> {
  const servers = values.server.split(',').filter((name): name is ServerName => Object.hasOwn(SERVERS, name));
  const k6 = await k6Binary('2.2.0');
  const at = values.at ?? null;
  const commit = await commitOf(at);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-time-build-'));
  try {
    await checkOut(at, folder);
    const cli = await buildIn(folder);
    for (let run = 0; run < Number(values.runs); run += 1) {
      for (const server of servers) {
        const measured = await undisturbed(signal, () => measure(cli, server, k6, signal));
        const row: Row = { server, at: new Date().toISOString(), commit, ...measured };
        await addLine(FILE, row);
        process.stderr.write(
          `${server}: ${row.verdict}, ${row.wallSeconds.toFixed(1)} s, × ${ratioOf(row).toFixed(2)} of ${row.loadSeconds} s of load\n`,
        );
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (!values.table) await alone(LOCK, 'time-to-verdict.ts', drive);
process.stdout.write(tableOf(await readLines<Row>(FILE)));
