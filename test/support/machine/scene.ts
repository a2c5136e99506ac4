import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CLI, type CliRun, execute } from '../../process/cli.ts';
import { processesOf } from '../../process/leftovers.ts';
import { emptyProject } from '../project.ts';
import { k6Binary } from '../tools.ts';
import { complaints } from './complaints.ts';
import { openMounts } from './mounts.ts';
import type { Forced, Place, Row } from './row.ts';
import { SERVER } from './server.ts';

/** How long head's application takes to answer, ms; base's takes 150: far apart, since other load on the machine adds to each. */
export type Head = 'slower' | 'faster';
const WAIT: Readonly<Record<Head | 'base', number>> = { base: 150, slower: 450, faster: 50 };

const SCRIPT = `import http from 'k6/http';
export default function () {
  http.get(__ENV.BASE_URL, { tags: { name: 'home' } });
  if (__VU === 1 && __ITER === 0) console.log('begun');
}`;

/** What other load on the machine does to a run is no fault of the table's. */
const BUSY =
  /host took (\d+ % of the )?CPU time away|The load was not delivered|Only \d pairs of rounds can be used/;
const TRIES = 3;

export type Scene = {
  /** What was wrong with a run that met the fault; nothing: it was as promised. */
  try(row: Row, head: Head): Promise<readonly string[]>;
  close(): void;
};

/** A project with an earlier run of its base, and runs of the bundled command line tool on copies of it. */
export async function openScene(): Promise<Scene> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'machine-faults-'));
  const project = await emptyProject();
  await project.write('app.cjs', SERVER);
  await project.write('load.js', SCRIPT);
  await project.write('wait.txt', String(WAIT.base));
  await project.commit('base');
  const store = path.join(folder, 'store');
  let runs = 0;
  const open = (): Place => {
    runs += 1;
    const own = path.join(folder, `run-${runs}`);
    const of = (name: string) => path.join(own, name);
    for (const name of ['temp', 'cache']) mkdirSync(of(name), { recursive: true });
    cpSync(project.directory, of('project'), { recursive: true });
    if (existsSync(store)) cpSync(store, of('store'), { recursive: true });
    const names = { project: of('project'), out: of('out'), temp: of('temp'), cache: of('cache') };
    return { ...names, folder: own, store: of('store'), mounts: openMounts() };
  };
  const first = open();
  const stored = await run(first, 'stored', { args: ['--save-baseline'] });
  if (stored.code !== 0) throw new Error(`There is no earlier run: ${stored.stderr}`);
  cpSync(first.store, store, { recursive: true });
  return {
    async try(row, head) {
      for (let tries = 1; ; tries += 1) {
        const { found, text } = await tryOnce(open(), row, head);
        if (found.length === 0 || tries === TRIES || !BUSY.test(text)) return found;
      }
    },
    close() {
      for (const one of [folder, project.directory]) rmSync(one, { recursive: true, force: true });
    },
  };
}

async function tryOnce(place: Place, row: Row, head: Head) {
  writeFileSync(path.join(place.project, 'wait.txt'), String(WAIT[head]));
  const forced = row.force(place);
  if (forced.app !== undefined) writeFileSync(path.join(place.project, 'app.cjs'), forced.app);
  try {
    const ended = await run(place, row.way, forced);
    const left = [...processesOf(place.folder), ...leftFolders(place.temp)];
    return { found: complaints({ row, head, ended, left }), text: `${ended.stderr}${ended.stdout}` };
  } finally {
    forced.undo?.();
    place.mounts.release();
    rmSync(place.folder, { recursive: true, force: true });
  }
}

const leftFolders = (temp: string): readonly string[] =>
  readdirSync(temp).filter((name) => name.startsWith('perf-gate-'));

async function run(place: Place, way: Row['way'], forced: Forced): Promise<CliRun> {
  const { args = [], env = {}, before = 'true', start = 'exec node app.cjs', inject, hear } = forced;
  const load = ['--script', 'load.js', '--start', start];
  const k6 = ['--k6-path', await k6Binary('2.2.0')];
  const ways = {
    stored: ['--compare', 'stored', '--baseline', place.store, '--rate', '40/s', '--duration', '2s'],
    duet: ['--base', 'HEAD', '--rate', '200/s', '--warmup', '1s', '--budget', '36s'],
  };
  const preload = inject === undefined ? [] : ['--import', path.join(import.meta.dirname, 'inject.ts')];
  const program = [process.execPath, ...preload, CLI, 'run', '--json', '--out', place.out];
  const all = ['-c', `${before}; exec "$@"`, 'bash', ...program, ...load, ...k6, ...ways[way], ...args];
  const own = { PERF_GATE_TEST_FOLDER: place.folder, TMPDIR: place.temp, RUNNER_TEMP: '' };
  const injected = inject === undefined ? {} : { PERF_GATE_TEST_INJECTED: JSON.stringify(inject) };
  return execute('/bin/bash', all, {
    cwd: place.project,
    env: { ...own, RUNNER_TOOL_CACHE: place.cache, ...injected, ...env },
    ...(hear === undefined ? {} : { hear }),
  });
}
