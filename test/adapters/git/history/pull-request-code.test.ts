import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdsCommit } from '../../../../src/adapters/git/history/pull-request-code.ts';
import { createRepository, type Repository } from '../checkouts.ts';

let repository: Repository;
let head: string;
beforeEach(() => {
  repository = createRepository();
  repository.git('checkout', '-q', '-b', 'change');
  repository.write('server.js', 'two');
  head = repository.commit('feat: the change');
  repository.git('checkout', '-q', 'main');
});
afterEach(() => repository.remove());

const holds = (directory = repository.directory, trusted = '') =>
  holdsCommit(head, directory, process.env, trusted);

test('the base branch does not hold it, nor does a folder without a repository', async () => {
  expect(await holds()).toBe(false);
  expect(await holds(os.tmpdir())).toBe(false);
  expect(await holdsCommit('', repository.directory, process.env, '')).toBe(false);
  expect(await holdsCommit('--all', repository.directory, process.env, '')).toBe(false);
});

test.each<readonly [string, (repository: Repository) => void]>([
  ['its head', ({ git }) => git('checkout', '-q', '--detach', 'change')],
  ['its merge commit', ({ git }) => git('merge', '-q', '--no-ff', '-m', 'merge', 'change')],
  [
    'a commit on top of it',
    ({ git, commit }) => {
      git('checkout', '-q', 'change');
      commit('chore: on top');
    },
  ],
  [
    'its files under another commit',
    ({ git, commit }) => {
      git('checkout', 'change', '--', '.');
      commit('chore: copied');
    },
  ],
  ['its files over the base branch', ({ git }) => git('checkout', 'change', '--', '.')],
])('a checkout of %s holds it', async (_, check) => {
  check(repository);
  expect(await holds()).toBe(true);
});

test('the base branch that it was merged into is its own code, unless other files were put over it', async () => {
  const { git, directory, write, commit } = repository;
  git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
  write('server.js', 'three');
  const merged = commit('feat: later');
  expect(await holds(directory, merged)).toBe(false);
  expect(await holds(directory, 'e'.repeat(40))).toBe(true);
  git('checkout', 'change', '--', '.');
  expect(await holds(directory, merged)).toBe(true);
});

test('so does a shallow clone of the merge commit alone', async () => {
  repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
  const clone = mkdtempSync(path.join(os.tmpdir(), 'shallow-'));
  try {
    execFileSync('git', ['clone', '-q', '--depth=1', `file://${repository.directory}`, clone]);
    expect(() => execFileSync('git', ['cat-file', '-e', head], { cwd: clone, stdio: 'ignore' })).toThrow();
    expect(await holds(clone)).toBe(true);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});
