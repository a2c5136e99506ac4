import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRevisions } from '../../../src/adapters/git/checkout/revisions.ts';
import { createChangedFiles } from '../../../src/adapters/git/history/changed-files.ts';
import { createSourceControl } from '../../../src/adapters/git/history/source-control.ts';
import { createRepository, type Repository } from './checkouts.ts';

const log = { write() {}, group: <T>(_: string, body: () => Promise<T>) => body() };

let folder: string;
let directory: string;
let origin: Repository;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'trace-'));
  directory = path.join(folder, 'checkout');
  mkdirSync(path.join(folder, 'temp'));
  origin = createRepository();
  origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  origin.git('config', 'uploadpack.allowFilter', 'true');
  origin.git('tag', 'v1.0.0');
  for (const name of ['two', 'three']) {
    origin.write('server.js', name);
    origin.commit(name);
  }
  origin.git('checkout', '-q', '-b', 'change');
  origin.write('server.js', 'four');
  origin.commit('four');
});
afterEach(() => {
  origin.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Every file of the checkout, git's own data included, by its name and content. */
function inventory(): Readonly<Record<string, string>> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const markOf = (file: string) =>
    lstatSync(file).isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder';
  return Object.fromEntries(names.map((name) => [name, markOf(path.join(directory, name))]));
}

test.each([
  ['one of depth 1', ['--depth=1']],
  ['one without the contents of files', ['--filter=blob:none', '--depth=1']],
  ['a whole one', []],
])(
  'nothing in the checkout changes while base is found, fetched, listed and laid out, in %s',
  async (_, how) => {
    execFileSync('git', ['clone', '-q', ...how, '--branch=change', `file://${origin.directory}`, directory]);
    const env = { ...process.env, RUNNER_TEMP: path.join(folder, 'temp') };
    const before = inventory();
    const control = createSourceControl({ log, env });
    const base = await control.base({ event: 'pull_request', baseBranch: 'main', before: null, directory });
    const sha = base?.sha ?? '';
    expect(sha).toBe(origin.git('rev-parse', 'main'));
    expect(await control.ancestors(sha, 10, directory)).toHaveLength(3);
    expect(await control.tagged('v1.0.0', directory)).toBe(origin.git('rev-parse', 'v1.0.0'));
    expect((await createChangedFiles({ env }).since(sha, directory)).files).toEqual(['server.js']);
    const tree = await createRevisions({ env }).checkout(sha, directory, false);
    expect(readFileSync(path.join(tree.directory, 'server.js'), 'utf8')).toBe('three');
    expect(inventory()).toEqual(before);
    await tree.remove();
    expect(inventory()).toEqual(before);
    expect(readdirSync(path.join(folder, 'temp'))).toEqual([]);
  },
);

test('git in the files of base knows its commit, its tags and its origin, as in those of head', async () => {
  execFileSync('git', ['clone', '-q', `file://${origin.directory}`, directory]);
  const sha = origin.git('rev-parse', 'main');
  const tree = await createRevisions({ env: process.env, root: folder }).checkout(sha, directory, false);
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: tree.directory, encoding: 'utf8' }).trim();
  expect(git('rev-parse', 'HEAD')).toBe(sha);
  expect(git('describe', '--tags')).toMatch(/^v1\.0\.0-2-g/);
  expect(git('status', '--porcelain')).toBe('');
  expect(git('remote', 'get-url', 'origin')).toBe(`file://${origin.directory}`);
  expect(git('log', '--oneline', 'origin/change')).toContain('four');
  await tree.remove();
});
