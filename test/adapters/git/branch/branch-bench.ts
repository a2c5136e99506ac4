import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { createBranchStore } from '../../../../src/adapters/git/branch/branch-store.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import type { BaselineStore } from '../../../../src/ports/baseline-store.ts';
import type { Clock } from '../../../../src/ports/clock.ts';
import type { StoreBench } from '../../../contracts/baseline-store.ts';

export const BRANCH = 'perf-gate-baselines';

export function git(directory: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  return execFileSync('git', [...identity, ...args], {
    cwd: directory,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

export type BranchBench = StoreBench & {
  /** the bare repository that stands for the server */
  readonly server: string;
  /** the user's clone of it */
  readonly clone: string;
  /** another store on the same branch, as another machine has it */
  another(seed: number, clock?: Clock, env?: Readonly<Record<string, string>>): BaselineStore;
};

const roots: string[] = [];

export function removeBenches(): void {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
}

/** A server with one commit on main, and a user's clone with work in progress. */
function serverAndClone(root: string): { readonly server: string; readonly clone: string } {
  const [server, clone] = [path.join(root, 'server.git'), path.join(root, 'clone')];
  git(root, 'init', '-q', '--bare', '-b', 'main', server);
  // Nothing may be left running behind a test.
  for (const key of ['gc.auto', 'receive.autogc']) git(server, 'config', key, '0');
  git(root, 'clone', '-q', server, clone);
  writeFileSync(path.join(clone, 'app.js'), 'one');
  git(clone, 'checkout', '-q', '-b', 'main');
  git(clone, 'add', '-A');
  git(clone, 'commit', '-q', '-m', 'one');
  git(clone, 'push', '-q', 'origin', 'main');
  writeFileSync(path.join(clone, 'app.js'), 'two');
  writeFileSync(path.join(clone, 'staged.js'), 'three');
  git(clone, 'add', 'staged.js');
  return { server, clone };
}

/** A store on a branch of that server, which leaves no trace in the clone. */
export async function branchBench(): Promise<BranchBench> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'branch-store-'));
  roots.push(root);
  const temp = path.join(root, 'temp');
  mkdirSync(temp);
  const { server, clone } = serverAndClone(root);
  const another: BranchBench['another'] = (seed, clock = createClock(), env = {}) =>
    createBranchStore({
      branch: BRANCH,
      directory: clone,
      env: { ...process.env, RUNNER_TEMP: temp, ...env },
      clock,
      random: seeded(seed),
    });
  const state = () => [
    git(clone, 'status', '--porcelain'),
    git(clone, 'for-each-ref'),
    git(clone, 'count-objects', '-v'),
    readFileSync(path.join(clone, '.git', 'config'), 'utf8'),
    readdirSync(path.join(clone, '.git')).sort().join(),
  ];
  const before = state();
  return {
    ...{ server, clone, another, store: another(1) },
    prepare: async () => {},
    check: async () => {
      expect(state()).toEqual(before);
      expect(readdirSync(temp)).toEqual([]);
    },
  };
}
