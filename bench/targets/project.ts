import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { commitAll } from '../support/repository.ts';
import { PLANTED } from './truth.ts';
import { WANTED, type Way } from './wanted.ts';

const HERE = import.meta.dirname;

const LOAD: Readonly<Record<Way, string>> = {
  alone: 'open',
  'beside base': 'open',
  users: 'users',
  'too few users': 'starved',
};

/** A user's repository with one commit, in a new folder. `seed`: of all that the server leaves to chance. */
export async function createProject(way: Way, seed: number): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-targets-'));
  await copyFile(path.join(HERE, 'load.js'), path.join(directory, 'load.js'));
  const server = path.join(HERE, 'server.ts');
  const settings = {
    gate: 'bench',
    app: { start: `SEED=${seed} exec '${process.execPath}' '${server}'`, ready: '/healthz' },
    workload: { script: 'load.js', env: [`LOAD=${LOAD[way]}`, `RATE=${PLANTED.rate}`] },
    policy: { budget: '24s' },
    targets: WANTED[way].map(({ text }) => ({ target: text })),
  };
  await writeFile(path.join(directory, 'perf-gate.yml'), stringify(settings, { lineWidth: 0 }));
  await commitAll(directory, 'an application with a gate');
  return directory;
}
