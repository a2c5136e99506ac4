/**
 * The first minutes with the gate: `npm run walkthrough [-- --only express] [--cli FILE]`.
 *
 * A small application of each kind, in a fresh git repository: `perf-gate init --yes && perf-gate run --base HEAD` must
 * pass without an edit, and after a wait of 100 ms in one route the same command must fail and name that route. What a
 * machine lacks (Go, Maven) is left out and said. Beside the builds, which include the installs of both sides, the first
 * verdict may take two minutes. Takes some minutes for each. Ends with 1 where one does otherwise.
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

/** From `init` to the first verdict, without what the application's own builds take, s. */
const MOST_SECONDS = 120;

const besideBuilds = ({ seconds, stages }: Walk): number => seconds - stages.build;

function rowOf(walked: Walk): string {
  const { app, seconds, pairs, unchanged, slower, named } = walked;
  const times = [seconds, besideBuilds(walked)].map((one) => `${Math.round(one)}`);
  const cells = [app.name, ...times, `${pairs}`, unchanged, slower, named.join(', ')];
  return `| ${cells.join(' | ')} |`;
}

function isRight(walked: Walk): boolean {
  const { app, unchanged, slower, named } = walked;
  const isNamed = named.length === 1 && named[0] === app.endpoint;
  return unchanged === 'pass' && slower === 'fail' && isNamed && besideBuilds(walked) <= MOST_SECONDS;
}

/** `warm-up 5.1 s, rounds 28.0 s`, for who wants to know where the time went. */
const stagesText = ({ stages }: Walk): string =>
  Object.entries(stages)
    .flatMap(([stage, seconds]) => (seconds < 0.05 ? [] : [`${stage} ${seconds.toFixed(1)} s`]))
    .join(', ');

async function step(app: App, cli: string): Promise<void> {
  const missing = app.needs.filter((program) => !isThere(program));
  if (missing.length > 0) {
    console.log(`| ${app.name} | left out: there is no ${missing.join(' and no ')} | | | | | |`);
    return;
  }
  try {
    const walked = await walk(app, cli);
    console.log(rowOf(walked));
    console.error(`${app.name}: ${stagesText(walked)}`);
    if (isRight(walked)) return;
    process.exitCode = 1;
    console.error(walked.reasons.join('\n'));
  } catch (thrown) {
    if (!(thrown instanceof Stumbled)) throw thrown;
    console.log(`| ${app.name} | stumbled | | | | | |`);
    console.error(thrown.message);
    process.exitCode = 1;
  }
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'walkthrough-'));
try {
  const cli = values.cli ?? (await install(await pack(folder), path.join(folder, 'installed')));
  console.log(
    '| app | seconds to the first verdict | of them beside the builds | pairs of rounds | verdict | verdict with a wait of 100 ms | endpoints named |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const app of APPS)
    if (values.only === undefined || values.only === app.folder) await step(app, path.resolve(cli));
} finally {
  await rm(folder, { recursive: true, force: true });
}
