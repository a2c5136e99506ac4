import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChangedFiles } from '../../../../src/adapters/git/history/changed-files.ts';
import { createSourceControl } from '../../../../src/adapters/git/history/source-control.ts';
import { createRepository, type Repository } from '../checkouts.ts';

const log = { write() {}, group: <T>(_: string, body: () => Promise<T>) => body() };
const DEPTHS = [
  ['in a whole checkout', []],
  ['in one of depth 1', ['--depth=1']],
  ['in one of depth 2', ['--depth=2']],
] as const;

let folder: string;
let origin: Repository;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'base-'));
  origin = createRepository();
  origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  origin.git('config', 'uploadpack.allowFilter', 'true');
});
afterEach(() => {
  origin.remove();
  rmSync(folder, { recursive: true, force: true });
});

function commitFile(name: string): string {
  origin.write(name, name);
  return origin.commit(`feat: ${name}`);
}

/** What GitHub makes: a commit with these parents and the files of `head`, at a ref of the pull request's. */
function testMerge(base: string, head: string): string {
  const merge = origin.git('commit-tree', '-p', base, '-p', head, '-m', 'Merge', `${head}^{tree}`);
  origin.git('update-ref', 'refs/pull/7/merge', merge);
  return merge;
}

/** As actions/checkout leaves it. */
function checkout(sha: string, depth: readonly string[]): string {
  const directory = path.join(folder, 'checkout');
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: directory, stdio: 'pipe' });
  execFileSync('git', ['init', '-q', directory]);
  git('remote', 'add', 'origin', `file://${origin.directory}`);
  const refs = depth.length === 0 ? ['+refs/heads/*:refs/remotes/origin/*', sha] : [sha];
  git('fetch', '-q', '--no-tags', ...depth, 'origin', ...refs);
  git('checkout', '-q', '--detach', sha);
  return directory;
}

type Asked = { readonly merge: string; readonly head: string; readonly baseSha?: string };

/** The base that a run of the pull request compares with, and the files that `paths` looks at. */
async function ask(directory: string, { merge, head, baseSha = '' }: Asked, event = 'pull_request') {
  const env = { ...process.env, GITHUB_SHA: merge, GITHUB_REF: 'refs/pull/7/merge' };
  const request = { event, baseBranch: 'main', before: null, directory };
  const pullRequest = { headSha: head, baseSha };
  const base = await createSourceControl({ log, env }).base({ ...request, pullRequest });
  const changed = await createChangedFiles({ env }).since(base?.sha ?? '', directory);
  return { base: base?.sha, files: changed.files.toSorted() };
}

/** main: first, later. change: first, slow, and main merged into it by "Update branch". */
function updated() {
  origin.git('checkout', '-q', '-b', 'change');
  const slow = commitFile('slow.js');
  origin.git('checkout', '-q', 'main');
  const later = commitFile('later.js');
  origin.git('checkout', '-q', 'change');
  origin.git('merge', '-q', '--no-ff', '-m', "Merge branch 'main' into change", 'main');
  const head = origin.git('rev-parse', 'HEAD');
  return { slow, later, head, merge: testMerge(later, head) };
}

test.each(DEPTHS)(
  'a head that "Update branch" made is compared with the base branch, not with its own commit, %s',
  async (_, depth) => {
    const { later, head, merge } = updated();
    const directory = checkout(head, depth);
    expect(await ask(directory, { merge, head })).toEqual({ base: later, files: ['slow.js'] });
    expect((await ask(directory, { merge, head }, 'pull_request_target')).base).toBe(later);
  },
);

test.each(DEPTHS)('the test merge of it is compared with what was merged into, %s', async (_, depth) => {
  const { later, head, merge } = updated();
  origin.git('checkout', '-q', 'main');
  commitFile('meanwhile.js');
  expect(await ask(checkout(merge, depth), { merge, head })).toEqual({ base: later, files: ['slow.js'] });
});

test('a test merge that is not of this run is known by the head that it merges', async () => {
  const { later, head, merge } = updated();
  expect((await ask(checkout(merge, []), { merge: 'f'.repeat(40), head })).base).toBe(later);
});

test.each(DEPTHS)(
  'a test merge with the base that the pull request had before is not believed, %s',
  async (_, depth) => {
    const first = origin.git('rev-parse', 'HEAD');
    origin.git('checkout', '-q', '-b', 'develop');
    const develop = commitFile('develop.js');
    origin.git('checkout', '-q', '-b', 'change');
    const head = commitFile('slow.js');
    const merge = testMerge(develop, head);
    origin.git('checkout', '-q', 'main');
    const baseSha = commitFile('later.js');
    const { base, files } = await ask(checkout(merge, depth), { merge, head, baseSha });
    expect(base).toBe(first);
    expect(files).toContain('develop.js');
  },
);

test('a commit with three parents, and one that squashes, are compared with the merge base', async () => {
  const first = origin.git('rev-parse', 'HEAD');
  for (const name of ['one', 'two', 'three']) {
    origin.git('checkout', '-q', '-b', name, first);
    commitFile(`${name}.js`);
  }
  origin.git('merge', '-q', '-m', 'octopus', 'one', 'two');
  const octopus = origin.git('rev-parse', 'HEAD');
  const asked = { merge: 'f'.repeat(40), head: octopus };
  expect((await ask(checkout(octopus, []), asked)).base).toBe(first);
  rmSync(path.join(folder, 'checkout'), { recursive: true });
  const squashed = origin.git('commit-tree', '-p', first, '-m', 'squashed', `${octopus}^{tree}`);
  origin.git('update-ref', 'refs/heads/change', squashed);
  expect((await ask(checkout(squashed, []), { ...asked, head: squashed })).base).toBe(first);
});

test.each([
  ['zeros', '0'.repeat(40)],
  ['gone', 'e'.repeat(40)],
])('a push whose commit before is %s is compared with the merge base', async (_, before) => {
  const first = origin.git('rev-parse', 'HEAD');
  origin.git('checkout', '-q', '-b', 'release');
  commitFile('one.js');
  const head = commitFile('two.js');
  const directory = checkout(head, ['--depth=1']);
  const control = createSourceControl({ log, env: process.env });
  const base = await control.base({ event: 'push', baseBranch: 'main', before, directory });
  expect(base).toMatchObject({ sha: first });
});

test.each(DEPTHS)(
  'where a pushed branch left main is found whatever was pushed before, %s',
  async (_, depth) => {
    const fork = commitFile('first.js');
    origin.git('checkout', '-q', '-b', 'change');
    const before = commitFile('one.js');
    const head = commitFile('two.js');
    const directory = checkout(head, depth);
    const { base } = createSourceControl({ log, env: process.env });
    const request = { event: 'push', baseBranch: 'main', before, directory };
    expect((await base(request))?.sha).toBe(before);
    expect((await base({ ...request, where: 'fork' }))?.sha).toBe(fork);
    expect((await base({ ...request, baseBranch: 'change', where: 'fork' }))?.sha).toBe(head);
  },
);

test('a branch that shares nothing with main left it nowhere: not the commit before is taken', async () => {
  commitFile('first.js');
  origin.git('checkout', '-q', '--orphan', 'alone');
  const before = commitFile('one.js');
  commitFile('two.js');
  const { base } = createSourceControl({ log, env: process.env });
  const request = { event: 'push', baseBranch: 'main', before, directory: origin.directory };
  expect(await base({ ...request, where: 'fork' })).toBeNull();
});
