import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSourceControl } from '../../../../src/adapters/git/history/source-control.ts';

const log = { write() {}, group: <T>(_: string, body: () => Promise<T>) => body() };
const control = createSourceControl({ log, env: process.env });

let root: string;
let origin: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'git-'));
  origin = path.join(root, 'origin');
  execFileSync('git', ['init', '-q', '-b', 'main', origin]);
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(origin, 'config', 'uploadpack.allowFilter', 'true');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(directory: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  return execFileSync('git', [...identity, ...args], {
    cwd: directory,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

function commit(name: string): string {
  writeFileSync(path.join(origin, name), name);
  git(origin, 'add', '-A');
  git(origin, 'commit', '-q', '-m', name);
  return git(origin, 'rev-parse', 'HEAD');
}

function clone(ref: string, depth?: number): string {
  const directory = path.join(root, `clone-${ref.replace(/\W/g, '-')}`);
  const shallow = depth === undefined ? [] : [`--depth=${depth}`];
  git(root, 'clone', '-q', ...shallow, '--branch', ref, `file://${origin}`, directory);
  return directory;
}

const pull = (directory: string) =>
  control.base({ event: 'pull_request', baseBranch: 'main', before: null, directory });

/** main: one, two; branch change from one; then main moves on to three. */
function history() {
  const one = commit('one');
  git(origin, 'checkout', '-q', '-b', 'change');
  const work = commit('work');
  git(origin, 'checkout', '-q', 'main');
  const two = commit('two');
  return { one, work, two };
}

test('the commit of a tag is fetched where a shallow checkout lacks it, annotated or not', async () => {
  const one = commit('one');
  git(origin, 'tag', 'v1.0.0');
  git(origin, 'tag', '-a', 'v1.0.1', '-m', 'annotated');
  commit('two');
  const directory = clone('main', 1);
  expect(git(directory, 'tag')).toBe('');
  expect(await control.tagged('v1.0.0', directory)).toBe(one);
  expect(await control.tagged('v1.0.1', directory)).toBe(one);
  expect(await control.ancestors(one, 5, directory)).toEqual([one]);
  expect(await control.tagged('v9', directory)).toBeNull();
  expect(await control.tagged('v1.0.1', origin)).toBe(one);
  git(directory, 'remote', 'set-url', 'origin', path.join(root, 'gone'));
  const later = createSourceControl({ log, env: process.env });
  await expect(later.tagged('v9', directory)).rejects.toThrow('could not be fetched (fatal: ');
});

test('a whole checkout stays whole', async () => {
  const first = commit('first');
  commit('two');
  const directory = clone('main');
  git(origin, 'checkout', '-q', first);
  const side = commit('side');
  git(origin, 'tag', 'v1.0.0');
  git(origin, 'checkout', '-q', 'main');
  expect(await control.tagged('v1.0.0', directory)).toBe(side);
  expect(await control.ancestors(side, 5, directory)).toEqual([side, first]);
  expect(git(directory, 'rev-parse', '--is-shallow-repository')).toBe('false');
  expect(git(directory, 'config', '--list')).not.toContain('promisor');
});

test.each([
  ['in a whole checkout', undefined],
  ['in a shallow one', 1],
])('a release is compared with the one before it, %s', async (_name, depth) => {
  const env = { ...process.env, GITHUB_REF_NAME: 'v1.1.0' };
  const release = (directory: string) =>
    createSourceControl({ log, env }).base({ event: 'release', baseBranch: 'main', before: null, directory });
  const first = commit('first');
  expect(await release(clone('main', depth))).toBeNull();
  rmSync(path.join(root, 'clone-main'), { recursive: true });
  git(origin, 'tag', '-a', 'v1.0.0', '-m', 'annotated');
  commit('work');
  for (const name of ['nightly', 'v1.1.0-rc.1', 'web/v2.0.0', 'backup-2024.11']) {
    commit(name.replace('/', '-'));
    git(origin, 'tag', name);
  }
  commit('more work');
  for (const name of ['api/v1.4.0', 'nightly-2026.11.25', 'v1.1.0']) git(origin, 'tag', name);
  const directory = clone('v1.1.0', depth);
  expect(await release(directory)).toEqual({ sha: first, how: 'the release before this one, v1.0.0' });
  expect((await control.ancestors(first, 5, directory))[0]).toBe(first);
});

test('a merge commit of a pull request has its first parent as base', async () => {
  const { two } = history();
  git(origin, 'checkout', '-q', '-b', 'merge-ref');
  git(origin, 'merge', '-q', '--no-ff', '-m', 'merge', 'change');
  git(origin, 'checkout', '-q', 'main');
  commit('three: the base moved on');
  expect(await pull(clone('merge-ref'))).toMatchObject({ sha: two });
});

test('the same holds in a checkout of depth 1, and ancestors are fetched', async () => {
  const { one, two } = history();
  git(origin, 'checkout', '-q', '-b', 'merge-ref');
  git(origin, 'merge', '-q', '--no-ff', '-m', 'merge', 'change');
  const directory = clone('merge-ref', 1);
  expect(await pull(directory)).toMatchObject({ sha: two });
  expect(await control.ancestors(two, 10, directory)).toEqual([two, one]);
});

test('a checkout of the branch itself has the merge base', async () => {
  const { one } = history();
  expect(await pull(clone('change'))).toMatchObject({ sha: one });
});

test('a branch at depth 1 finds the merge base by fetching', async () => {
  const { one } = history();
  expect(await pull(clone('change', 1))).toMatchObject({ sha: one });
});

test('a push has the commit before it, or its parent when that is gone', async () => {
  const { one, two } = history();
  const directory = clone('main');
  const push = (before: string | null) =>
    control.base({ event: 'push', baseBranch: 'main', before, directory });
  expect(await push(one)).toMatchObject({ sha: one });
  expect(await push('0'.repeat(40))).toMatchObject({ sha: one });
  expect(await push('1'.repeat(40))).toMatchObject({ sha: one });
  expect(two).not.toBe(one);
});

test('the first commit and a folder without git have no base', async () => {
  commit('one');
  const directory = clone('main');
  expect(await control.base({ event: 'push', baseBranch: 'main', before: null, directory })).toBeNull();
  expect(await control.head(root)).toBeNull();
  expect(await pull(root)).toBeNull();
});

test('commits that cannot be had name the setting of the checkout', async () => {
  history();
  const directory = clone('change', 1);
  git(directory, 'remote', 'set-url', 'origin', `file://${root}/nowhere`);
  await expect(pull(directory)).rejects.toMatchObject({ hint: expect.stringContaining('fetch-depth: 0') });
});

test('an application is told the commit that is checked out, and on a command line that there are changes on top', async () => {
  const one = commit('one');
  const job = createSourceControl({ log, env: process.env });
  const hand = createSourceControl({ log, env: process.env, edited: true });
  writeFileSync(path.join(origin, 'results.json'), '{}');
  expect(await hand.checkedOut(origin)).toBe(one);
  writeFileSync(path.join(origin, 'one'), 'edited');
  expect(await hand.checkedOut(origin)).toBe(`${one}-dirty`);
  expect(await job.checkedOut(origin)).toBe(one);
  expect(await hand.head(origin)).toBe(one);
  expect(await hand.checkedOut(root)).toBeNull();
});

test('the line of a branch begins with what was committed by a time, on first parents alone', async () => {
  const at = (hour: number) => `2026-11-02T${hour}:00:00Z`;
  const dated = (hour: number, body: () => string): string => {
    vi.stubEnv('GIT_COMMITTER_DATE', at(hour));
    const sha = body();
    vi.unstubAllEnvs();
    return sha;
  };
  const one = dated(10, () => commit('one'));
  git(origin, 'checkout', '-q', '-b', 'change');
  dated(11, () => commit('work'));
  git(origin, 'checkout', '-q', 'main');
  const two = dated(12, () => commit('two'));
  const merge = dated(14, () => {
    git(origin, 'merge', '-q', '--no-ff', '-m', 'merge', 'change');
    return git(origin, 'rev-parse', 'HEAD');
  });
  for (const directory of [clone('main'), clone('change', 1)]) {
    const lineAt = (hour: number) => control.ancestors(merge, 10, directory, at(hour));
    expect(await lineAt(15)).toEqual([merge, two, one]);
    expect(await lineAt(14)).toEqual([merge, two, one]);
    expect(await lineAt(13)).toEqual([two, one]);
    expect(await lineAt(11)).toEqual([one]);
    expect(await lineAt(10)).toEqual([one]);
  }
  expect(await control.ancestors(merge, 10, origin, '2026-11-01T00:00:00Z')).toEqual([one]);
});
