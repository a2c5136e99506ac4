import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRevisions } from '../../../src/adapters/git/checkout/revisions.ts';
import { createSourceControl } from '../../../src/adapters/git/history/source-control.ts';
import { type GitServer, startGitServer } from '../../support/git-server.ts';

const TOKEN = 'ghs_0123456789abcdef';
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
const log = { write() {}, group: <T>(_: string, body: () => Promise<T>) => body() };
const run = promisify(execFile);

let root: string;
let server: GitServer;
let base: string;
beforeEach(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'private-'));
  const origin = path.join(root, 'shop');
  execFileSync('git', ['init', '-q', '-b', 'main', origin]);
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(origin, 'config', 'uploadpack.allowFilter', 'true');
  base = commit(origin, 'base');
  git(origin, 'checkout', '-q', '-b', 'change');
  commit(origin, 'work');
  git(origin, 'checkout', '-q', '-b', 'merge', 'main');
  git(origin, 'merge', '-q', '--no-ff', '-m', 'merge', 'change');
  server = await startGitServer(root, TOKEN);
});
afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

function git(directory: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  const options = { cwd: directory, encoding: 'utf8', stdio: 'pipe' } as const;
  return execFileSync('git', [...identity, ...args], options).trim();
}

function commit(directory: string, name: string): string {
  writeFileSync(path.join(directory, name), name);
  git(directory, 'add', '-A');
  git(directory, 'commit', '-q', '-m', name);
  return git(directory, 'rev-parse', 'HEAD');
}

/** The checkout of a step: depth 1, the credentials used for it and not kept. */
async function checkout(): Promise<string> {
  const directory = path.join(root, 'checkout');
  const header = `http.extraheader=AUTHORIZATION: basic ${BASIC}`;
  const clone = ['clone', '-q', '--depth=1', '--branch=merge', `${server.url}/shop`, directory];
  await run('git', ['-c', header, ...clone]);
  return directory;
}

/** git notes its own command lines and those of the programs it starts. */
const traced = (): NodeJS.ProcessEnv => ({
  ...process.env,
  GITHUB_SERVER_URL: server.url,
  GIT_TRACE: path.join(root, 'trace'),
});

const pull = (directory: string) => ({
  event: 'pull_request',
  baseBranch: 'main',
  before: null,
  directory,
});

test('commits and files of base are fetched with the token, which is on no command line', async () => {
  const directory = await checkout();
  const env = traced();
  const control = createSourceControl({ log, env, token: TOKEN });
  expect(await control.base(pull(directory))).toMatchObject({ sha: base });
  expect(await control.ancestors(base, 10, directory)).toEqual([base]);
  const revisions = createRevisions({ env, token: TOKEN, root });
  const tree = await revisions.checkout(base, directory, false);
  expect(existsSync(path.join(tree.directory, 'base'))).toBe(true);
  await tree.remove();
  expect(server.authorizations.at(-1)).toBe(`basic ${BASIC}`);
  const lines = readFileSync(path.join(root, 'trace'), 'utf8');
  expect(lines).toContain('fetch --quiet');
  expect(lines).toContain('remote-http');
  expect(lines).not.toContain(TOKEN);
  expect(lines).not.toContain(BASIC);
});

test('without the token they cannot be had', async () => {
  const directory = await checkout();
  const revisions = createRevisions({ env: traced(), root });
  await expect(revisions.checkout(base, directory, false)).rejects.toMatchObject({
    hint: expect.stringContaining('fetch-depth'),
  });
  expect(server.authorizations.at(-1)).toBe('');
});

test('a header that the checkout kept, and settings of the job, stand beside it', async () => {
  const directory = await checkout();
  git(directory, 'config', `http.${server.url}/.extraheader`, 'AUTHORIZATION: basic b2xk');
  const own = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'http.userAgent', GIT_CONFIG_VALUE_0: 'own' };
  const control = createSourceControl({ log, env: { ...traced(), ...own }, token: TOKEN });
  expect(await control.ancestors(base, 10, directory)).toEqual([base]);
  expect(new Set(server.authorizations)).toEqual(new Set([`basic ${BASIC}`]));
});

test.each([
  ['as a host and a path', 'git@127.0.0.1:shop'],
  ['as a URL', 'ssh://git@127.0.0.1:22/shop'],
])(
  'a checkout with an SSH key, its origin written %s, is asked over HTTPS with the token',
  async (_, url) => {
    const directory = await checkout();
    git(directory, 'remote', 'set-url', 'origin', url);
    const control = createSourceControl({ log, env: traced(), token: TOKEN });
    expect(await control.ancestors(base, 10, directory)).toEqual([base]);
    const env = { ...traced(), GIT_SSH_COMMAND: 'false' };
    const tree = await createRevisions({ env, token: TOKEN, root }).checkout(base, directory, false);
    expect(existsSync(path.join(tree.directory, 'base'))).toBe(true);
    await tree.remove();
  },
);

test('where the token may not read, the checkout signs in as it did itself', async () => {
  const directory = await checkout();
  git(directory, 'config', `http.${server.url}/.extraheader`, `AUTHORIZATION: basic ${BASIC}`);
  const revisions = createRevisions({ env: traced(), token: 'ghs_of-another-repository', root });
  const tree = await revisions.checkout(base, directory, false);
  expect(existsSync(path.join(tree.directory, 'base'))).toBe(true);
  await tree.remove();
});

test('the token goes to no other server than its own', async () => {
  const directory = await checkout();
  const env = { ...traced(), GITHUB_SERVER_URL: 'https://github.com' };
  const seen = server.authorizations.length;
  await expect(createRevisions({ env, token: TOKEN, root }).checkout(base, directory, false)).rejects.toThrow(
    'cannot be checked out',
  );
  expect(server.authorizations.slice(seen).filter((header) => header !== '')).toEqual([]);
});
