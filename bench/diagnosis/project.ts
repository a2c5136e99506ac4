import { copyFile, cp, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { commitAll, git } from '../support/repository.ts';
import type { Cell } from './cells.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SHOP = path.join(ROOT, 'examples', 'shop');
const BLOG = path.join(import.meta.dirname, 'blog');

type Served = {
  readonly start: string;
  readonly ready: string;
  readonly script: string;
  readonly rate: number;
  /** where it answers with a profile; absent: it is a program of Node.js */
  readonly pprof?: string;
};

/** How each application is started, and how many of its iterations a second are driven. `blog`: its built program. */
const served = (app: Cell['app'], blog: string): Served =>
  app === 'shop'
    ? {
        start: `exec '${process.execPath}' shop/start.js`,
        ready: '/healthz',
        script: path.join(SHOP, 'load.js'),
        rate: 20,
      }
    : {
        start: `exec '${blog}'`,
        ready: '/health',
        script: path.join(BLOG, 'load.js'),
        rate: 30,
        pprof: '/debug/pprof/profile',
      };

/** A user's repository with two commits, in a new folder: the second plants the cell's effect. */
export async function createProject(cell: Cell, blog: string): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-diagnosis-'));
  const own = served(cell.app, blog);
  await copyFile(own.script, path.join(directory, 'load.js'));
  if (cell.app === 'shop') await takeShop(directory);
  await writeFile(path.join(directory, 'perf-gate.yml'), settings(own, cell.both ?? {}));
  await commitAll(directory, 'an application with a gate');
  await writeFile(path.join(directory, 'perf-gate.yml'), settings(own, { ...cell.both, ...cell.plant }));
  await writeFile(path.join(directory, 'CHANGES.md'), 'A change.\n');
  await git(directory, 'add', '.');
  await git(directory, 'commit', '-q', '-m', 'a change');
  return directory;
}

/** Whose functions they are is told by where their files lie: the application is in the repository, and its packages are not. */
async function takeShop(directory: string): Promise<void> {
  await cp(SHOP, path.join(directory, 'shop'), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules'), path.join(directory, 'node_modules'));
  await writeFile(path.join(directory, 'package.json'), '{ "type": "module" }\n');
}

function settings({ start, ready, rate, pprof }: Served, plant: Cell['plant']): string {
  const env = Object.entries(plant).map(([name, value]) => `    ${name}: '${value}'\n`);
  return `gate: bench
app:
  start: ${JSON.stringify(start)}
  ready: ${ready}
  database:
    url-env: DATABASE_URL
${env.length === 0 ? '' : `  env:\n${env.join('')}`}probes:
  postgres:
    url-env: DATABASE_URL
${pprof === undefined ? '' : `  pprof: ${pprof}\n`}workload:
  script: load.js
  rate: ${rate}/s
  duration: 10s
`;
}
