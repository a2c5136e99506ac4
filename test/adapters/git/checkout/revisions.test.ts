import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRevisions } from '../../../../src/adapters/git/checkout/revisions.ts';
import type { Checkout } from '../../../../src/ports/git/revisions.ts';

let root: string;
let repository: string;
let cache: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'revisions-'));
  repository = path.join(root, 'repository');
  cache = path.join(root, 'cache');
  execFileSync('git', ['init', '-q', '-b', 'main', repository]);
  writeFileSync(path.join(repository, '.gitignore'), 'out/\n*.log\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: repository, encoding: 'utf8' }).trim();
}

function commit(text: string): string {
  writeFileSync(path.join(repository, 'source'), text);
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', text);
  return git('rev-parse', 'HEAD');
}

const revisions = (env: Record<string, string | undefined> = process.env) =>
  createRevisions({ env, root, cache });
/** As of a run in this environment, at this time. */
const keptIn = (sha: string, builtIn: Record<string, string | undefined>, now = Date.now()) =>
  createRevisions({ env: process.env, root, cache, builtIn, clock: { now: () => now } }).checkout(
    sha,
    repository,
    true,
  );
const kept = (sha: string) => revisions().checkout(sha, repository, true);
const inTree = ({ directory }: Checkout, name: string) => path.join(directory, name);
const places = () =>
  existsSync(path.join(cache, 'perf-gate-base'))
    ? readdirSync(path.join(cache, 'perf-gate-base'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /^\w+\/[\w.]+$/.test(name),
      )
    : [];

/** Builds and says whether the command had to run. */
async function made(checkout: Checkout, build = 'make'): Promise<boolean> {
  let ran = false;
  const reused = await checkout.build(build, async () => {
    ran = true;
    writeFileSync(inTree(checkout, 'built.log'), 'built');
  });
  expect(reused).toBe(!ran);
  return ran;
}

test('a revision is checked out into a folder of its own, which is gone afterwards', async () => {
  const first = commit('one');
  commit('two');
  const checkout = await revisions().checkout(first, repository, false);
  expect(readFileSync(inTree(checkout, 'source'), 'utf8')).toBe('one');
  expect(await made(checkout)).toBe(true);
  await checkout.remove();
  await checkout.remove();
  expect(existsSync(checkout.directory)).toBe(false);
  expect(git('worktree', 'list').split('\n')).toHaveLength(1);
  expect(places()).toEqual([]);
});

test('what was built of the same files is used again, also for another commit that holds them', async () => {
  const first = commit('one');
  const before = await kept(first);
  expect(await made(before)).toBe(true);
  await before.remove();
  commit('two');
  const same = commit('one');
  const after = await kept(same);
  expect(after.directory).toBe(before.directory);
  expect(await made(after)).toBe(false);
  expect(readFileSync(inTree(after, 'built.log'), 'utf8')).toBe('built');
  await after.remove();
});

test('other files are built anew', async () => {
  const [first, second] = [commit('one'), commit('two')];
  for (const sha of [first, second]) {
    const checkout = await kept(sha);
    expect(await made(checkout)).toBe(true);
    await checkout.remove();
  }
});

test('another build command, and other tools on the PATH, start from the files as committed', async () => {
  const sha = commit('one');
  const first = await kept(sha);
  await made(first);
  writeFileSync(inTree(first, 'source'), 'patched by the build');
  await first.remove();
  const other = await kept(sha);
  expect(await made(other, 'make all')).toBe(true);
  expect(readFileSync(inTree(other, 'source'), 'utf8')).toBe('one');
  await other.remove();
  const env = { ...process.env, PATH: `${root}:${process.env['PATH']}` };
  const withTools = await revisions(env).checkout(sha, repository, true);
  expect(await made(withTools, 'make all')).toBe(true);
  await withTools.remove();
});

test('what was built in another environment is not used again, and what lies there tells nothing of it', async () => {
  const sha = commit('one');
  const first = await keptIn(sha, { RUSTFLAGS: '-O', NPM_TOKEN: 'npm_4711' });
  await made(first);
  await first.remove();
  const folder = path.dirname(first.directory);
  expect(readFileSync(path.join(folder, 'built.json'), 'utf8')).not.toMatch(/RUSTFLAGS|npm_4711/);
  const same = await keptIn(sha, { NPM_TOKEN: 'npm_4711', RUSTFLAGS: '-O' });
  expect(await made(same)).toBe(false);
  await same.remove();
  for (const other of [{ RUSTFLAGS: '-g', NPM_TOKEN: 'npm_4711' }, { NPM_TOKEN: 'npm_4711' }]) {
    const checkout = await keptIn(sha, other);
    expect(await made(checkout)).toBe(true);
    await checkout.remove();
  }
});

const HOUR_MS = 3_600_000;

test('a build is used for a day, however often that is, and then made anew from the files as committed', async () => {
  const sha = commit('one');
  const at = async (hours: number) => {
    const checkout = await keptIn(sha, {}, Date.now() + hours * HOUR_MS);
    writeFileSync(inTree(checkout, 'left.log'), 'of the last run');
    const anew = await made(checkout);
    await checkout.remove();
    return anew;
  };
  expect([await at(0), await at(12), await at(23), await at(25), await at(26)]).toEqual([
    ...[true, false, false],
    ...[true, false],
  ]);
  // The clock was set back: nobody knows how old it is.
  expect(await at(-1)).toBe(true);
});

test('what is of no use is not kept: it is built anew from the files as committed, at once or by the next run', async () => {
  const sha = commit('one');
  const first = await kept(sha);
  await made(first);
  await first.remove();
  const second = await kept(sha);
  expect(await made(second)).toBe(false);
  writeFileSync(inTree(second, 'source'), 'changed by a start that failed');
  await second.forget();
  expect(await made(second)).toBe(true);
  expect(readFileSync(inTree(second, 'source'), 'utf8')).toBe('one');
  await second.remove();
  const third = await kept(sha);
  expect(await made(third)).toBe(false);
  await third.forget();
  await third.remove();
  expect(places()).toEqual([]);
  const fourth = await kept(sha);
  expect(await made(fourth)).toBe(true);
  await fourth.remove();
});

test('a build that fails is never used again', async () => {
  const sha = commit('one');
  const broken = await kept(sha);
  await expect(broken.build('make', () => Promise.reject(new Error('no compiler')))).rejects.toThrow(
    'no compiler',
  );
  await broken.remove();
  expect(existsSync(broken.directory)).toBe(false);
  const next = await kept(sha);
  expect(await made(next)).toBe(true);
  await next.remove();
});

test('a build that was cut off before its end is never used again', async () => {
  const sha = commit('one');
  // Whoever is killed renews no lock.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const cut = await kept(sha);
  vi.useRealTimers();
  void cut.build('make', () => new Promise(() => {}));
  const folder = path.dirname(cut.directory);
  utimesSync(`${folder}.lock`, 0, 0);
  const next = await kept(sha);
  expect(next.directory).toBe(cut.directory);
  expect(await made(next)).toBe(true);
  await next.remove();
});

test('what the application left beside its build is taken away before the next run', async () => {
  const sha = commit('one');
  const first = await kept(sha);
  await made(first);
  writeFileSync(inTree(first, 'orders.log'), 'written under load');
  await first.remove();
  const next = await kept(sha);
  expect(await made(next)).toBe(false);
  expect(existsSync(inTree(next, 'orders.log'))).toBe(false);
  await next.remove();
});

test('a build that the application changed is not used again', async () => {
  const sha = commit('one');
  const first = await kept(sha);
  await made(first);
  writeFileSync(inTree(first, 'built.log'), 'overwritten under load');
  await first.remove();
  const next = await kept(sha);
  expect(await made(next)).toBe(true);
  await next.remove();
});

/** A time that can be set exactly. */
const BUILT_AT = 1_700_000_000;

test.each<readonly [string, (file: string) => void]>([
  [
    'other content of the same size and time',
    (file) => {
      writeFileSync(file, 'evil.');
      utimesSync(file, BUILT_AT, BUILT_AT);
    },
  ],
  ['the right to be run', (file) => chmodSync(file, 0o755)],
  [
    'a link to the same content',
    (file) => {
      writeFileSync(`${root}/elsewhere`, 'built');
      rmSync(file);
      symlinkSync(`${root}/elsewhere`, file);
    },
  ],
])('a build whose file got %s is not used again', async (_what, change) => {
  const sha = commit('one');
  const first = await kept(sha);
  const file = inTree(first, 'built.log');
  await first.build('make', async () => {
    writeFileSync(file, 'built');
    utimesSync(file, BUILT_AT, BUILT_AT);
  });
  await first.remove();
  change(file);
  const next = await kept(sha);
  expect(await made(next)).toBe(true);
  await next.remove();
});

test('a link that was moved to another place is told from the one that was built', async () => {
  const sha = commit('one');
  const first = await kept(sha);
  await first.build('make', async () => symlinkSync('source', inTree(first, 'out.log')));
  await first.remove();
  rmSync(inTree(first, 'out.log'));
  symlinkSync('secret', inTree(first, 'out.log'));
  const next = await kept(sha);
  expect(await made(next)).toBe(true);
  await next.remove();
});

test('a second run at the same time works in a folder of its own', async () => {
  const sha = commit('one');
  const [one, two] = [await kept(sha), await kept(sha)];
  expect(one.directory).not.toBe(two.directory);
  expect(await made(one)).toBe(true);
  expect(await made(two)).toBe(true);
  await one.remove();
  await two.remove();
  expect(existsSync(two.directory)).toBe(false);
});

test('the three built last are kept', async () => {
  for (const text of ['one', 'two', 'three', 'four', 'five']) {
    const checkout = await kept(commit(text));
    await made(checkout);
    await checkout.remove();
  }
  expect(places()).toHaveLength(3);
  expect(git('worktree', 'list').split('\n')).toHaveLength(1);
});

test('a folder that the other revision lacks is told, and nothing is left', async () => {
  const sha = commit('one');
  const inside = path.join(repository, 'later');
  execFileSync('mkdir', [inside]);
  await expect(revisions().checkout(sha, inside, true)).rejects.toThrow('has no folder later');
  expect(git('worktree', 'list').split('\n')).toHaveLength(1);
  expect(places()).toEqual([]);
});
