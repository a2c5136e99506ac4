import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRevisions } from '../../../../src/adapters/git/checkout/revisions.ts';

let repository: string;
beforeEach(() => {
  repository = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'untracked-')));
  execFileSync('git', ['init', '-q', '-b', 'main', repository]);
  write('.gitignore', '.env\n*.sqlite3\nnode_modules/\ninstance/\n');
  write('api/server.js', '');
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  execFileSync('git', ['add', '-A'], { cwd: repository });
  execFileSync('git', [...identity, 'commit', '-q', '-m', 'first'], { cwd: repository });
});
afterEach(() => rmSync(repository, { recursive: true, force: true }));

function write(name: string, text: string): void {
  const file = path.join(repository, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const untracked = async (folder = '.') =>
  [...(await createRevisions({ env: process.env }).untracked(path.join(repository, folder)))].toSorted();

test('files that git ignores, or was not told of, are what no commit brings', async () => {
  expect(await untracked()).toEqual([]);
  for (const name of ['.env', 'db.sqlite3', 'new.js', 'api/.env', 'instance/app.db', 'instance/deep/a.db'])
    write(name, '');
  for (const name of ['node_modules/pack/a.db', 'node_modules/.env', '.cache/a.db']) write(name, '');
  expect(await untracked()).toEqual(['.env', 'api/.env', 'db.sqlite3', 'instance/app.db', 'new.js']);
});

test('in a folder of the repository they are those in it, by their names from there', async () => {
  for (const name of ['.env', 'api/.env', 'api/data/a.db', 'other/b.db']) write(name, '');
  expect(await untracked('api')).toEqual(['.env', 'data/a.db']);
});

test('where git does not say there are none', async () => {
  rmSync(path.join(repository, '.git'), { recursive: true });
  write('.env', '');
  expect(await untracked()).toEqual([]);
  write('.git/HEAD', 'nothing');
  expect(await untracked()).toEqual([]);
});
