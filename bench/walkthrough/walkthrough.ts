/**
 * The first minutes with the gate: `npm run walkthrough [-- --only express] [--cli FILE]`.
 *
 * A small application of each kind, in a fresh git repository: `perf-gate init --yes && perf-gate run --base HEAD` must
 * pass without an edit, and after a wait of 100 ms in one route the same command must fail and name that route. What a
 * machine lacks (Go, Maven) is left out and said. Takes some minutes for each. Ends with 1 where one does otherwise.
 * The tool is the working tree's, packed as a release is and installed into a folder of its own; `--cli`: another one.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { install, pack } from '../support/packed.ts';
import { APPS, type App } from './apps.ts';
import { Stumbled, type Walk, walk } from './walk.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, cli: { type: 'string' } } });

const isThere = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));

function rowOf({ app, seconds, unchanged, slower, named }: Walk): string {
  const cells = [app.name, `${Math.round(seconds)}`, unchanged, slower, named.join(', ')];
  return `| ${cells.join(' | ')} |`;
}

const isRight = ({ app, unchanged, slower, named }: Walk): boolean =>
  unchanged === 'pass' && slower === 'fail' && named.length === 1 && named[0] === app.endpoint;

async function step(app: App, cli: string): Promise<void> {
  const missing = app.needs.filter((program) => !isThere(program));
  if (missing.length > 0) {
    console.log(`| ${app.name} | left out: there is no ${missing.join(' and no ')} | | | |`);
    return;
  }
  try {
    const walked = await walk(app, cli);
    console.log(rowOf(walked));
    if (isRight(walked)) return;
    process.exitCode = 1;
    console.error(walked.reasons.join('\n'));
  } catch (thrown) {
    if (!(thrown instanceof Stumbled)) throw thrown;
    console.log(`| ${app.name} | stumbled | | | |`);
    console.error(thrown.message);
    process.exitCode = 1;
  }
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'walkthrough-'));
try {
  const cli = values.cli ?? (await install(await pack(folder), path.join(folder, 'installed')));
  console.log(
    '| app | seconds to the first verdict | verdict | verdict with a wait of 100 ms | endpoints named |',
  );
  console.log('|---|---|---|---|---|');
  for (const app of APPS)
    if (values.only === undefined || values.only === app.folder) await step(app, path.resolve(cli));
} finally {
  await rm(folder, { recursive: true, force: true });
}
