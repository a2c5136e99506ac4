import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRevisions } from '../../../../src/adapters/git/checkout/revisions.ts';
import { gitLfsBinary } from '../../../support/tools.ts';

let folder: string;
let origin: string;
let base: string;
let env: NodeJS.ProcessEnv;

const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
const git = (cwd: string, ...args: readonly string[]) =>
  execFileSync('git', [...identity, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' }).trim();

/** The machine's git writes large files by itself, as on GitHub's runners. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'large-'));
  const program = path.dirname(await gitLfsBinary());
  const home = path.join(folder, 'home');
  mkdirSync(home);
  env = { ...process.env, HOME: home, PATH: `${program}:${process.env['PATH']}` };
  origin = path.join(folder, 'origin');
  execFileSync('git', ['init', '-q', '-b', 'main', origin], { env });
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(origin, 'lfs', 'install', '--skip-repo');
  git(origin, 'lfs', 'track', '*.bin');
  for (const text of ['first', 'second']) {
    execFileSync('sh', ['-c', `printf ${text} > data.bin`], { cwd: origin });
    git(origin, 'add', '-A');
    git(origin, 'commit', '-q', '-m', text);
  }
  base = git(origin, 'rev-parse', 'HEAD~1');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As actions/checkout does it: pointers, unless `lfs: true` is set. */
function checkout(name: string): string {
  const directory = path.join(folder, name);
  const skip = { ...env, GIT_LFS_SKIP_SMUDGE: '1' };
  execFileSync('git', ['clone', '-q', '--depth=1', `file://${origin}`, directory], { env: skip });
  return directory;
}

async function dataOfBase(directory: string): Promise<string> {
  const tree = await createRevisions({ env, root: folder }).checkout(base, directory, false);
  const text = readFileSync(path.join(tree.directory, 'data.bin'), 'utf8');
  await tree.remove();
  return text;
}

test('large files of base are pointers where those of head are', async () => {
  const directory = checkout('pointers');
  expect(readFileSync(path.join(directory, 'data.bin'), 'utf8')).toMatch(/^version /);
  expect(await dataOfBase(directory)).toMatch(/^version /);
});

test('they have their contents where those of head have', async () => {
  const directory = checkout('contents');
  git(directory, 'lfs', 'install', '--local');
  git(directory, 'lfs', 'pull');
  expect(readFileSync(path.join(directory, 'data.bin'), 'utf8')).toBe('second');
  expect(await dataOfBase(directory)).toBe('first');
});

test('contents that cannot be had are told, and base is not driven with pointers', async () => {
  const directory = checkout('gone');
  git(directory, 'lfs', 'pull');
  rmSync(path.join(origin, '.git', 'lfs'), { recursive: true });
  await expect(dataOfBase(directory)).rejects.toThrow('The Git LFS files of');
});
