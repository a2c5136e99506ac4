import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRevisions } from '../../../../src/adapters/git/checkout/revisions.ts';
import { createRepository, type Repository } from '../checkouts.ts';

const FILES = ['-c', 'protocol.file.allow=always'];

let folder: string;
let shop: Repository;
let library: Repository;
let inner: Repository;
let other: Repository;
let base: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'submodules-'));
  [shop, library, inner, other] = [
    createRepository(),
    createRepository(),
    createRepository(),
    createRepository(),
  ];
  for (const { git } of [shop, library, inner, other]) git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  library.git(...FILES, 'submodule', '--quiet', 'add', `file://${inner.directory}`, 'inner');
  library.write('version', 'one');
  library.commit('one');
  for (const [name, { directory }] of [
    ['libs/library', library],
    ['libs/other', other],
  ] as const) {
    shop.git(...FILES, 'submodule', '--quiet', 'add', `file://${directory}`, name);
  }
  base = shop.commit('with submodules');
  library.write('version', 'two');
  library.commit('two');
  shop.git('-C', 'libs/library', 'pull', '-q');
  shop.commit('chore: newer library');
});
afterEach(() => {
  for (const { remove } of [shop, library, inner, other]) remove();
  rmSync(folder, { recursive: true, force: true });
});

/** As actions/checkout leaves it with `submodules:` as given. */
function checkout(...how: readonly string[]): string {
  const directory = path.join(folder, 'checkout');
  execFileSync('git', ['clone', '-q', '--depth=1', `file://${shop.directory}`, directory]);
  if (how.length > 0) {
    const args = ['submodule', '--quiet', 'update', '--init', '--depth=1', ...how.slice(1)];
    execFileSync('git', [...FILES, ...args], { cwd: directory });
  }
  return directory;
}

async function laidOut(
  directory: string,
  look: (read: (name: string) => string | null) => void,
  parts: 'all' | 'own' = 'all',
) {
  const revisions = createRevisions({ env: process.env, root: folder });
  const tree = await revisions.checkout(base, directory, false, parts);
  look((name) => {
    const file = path.join(tree.directory, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  });
  await tree.remove();
}

test('base has its own commits of the submodules that the checkout has, nested ones too', async () => {
  const directory = checkout('recursive', '--recursive');
  expect(readFileSync(path.join(directory, 'libs/library/version'), 'utf8')).toBe('two');
  await laidOut(directory, (read) => {
    expect(read('libs/library/version')).toBe('one');
    expect(read('libs/library/inner/server.js')).toBe('one');
    expect(read('libs/other/server.js')).toBe('one');
  });
});

test('nested ones stay empty where the checkout has none', async () => {
  await laidOut(checkout('true'), (read) => {
    expect(read('libs/library/version')).toBe('one');
    expect(read('libs/library/inner/server.js')).toBeNull();
  });
});

test('all stay empty where the checkout has them empty', async () => {
  await laidOut(checkout(), (read) => {
    expect(read('server.js')).toBe('one');
    expect(read('libs/library/version')).toBeNull();
  });
});

test('one that head took away is named', async () => {
  shop.git('rm', '-q', 'libs/other');
  shop.commit('chore: without it');
  await expect(laidOut(checkout('true'), () => {})).rejects.toThrow('Base has the submodule libs/other');
});

test('where only its own files are read, none is looked for', async () => {
  shop.git('rm', '-q', 'libs/other');
  shop.commit('chore: without it');
  const look = (read: (name: string) => string | null) => {
    expect(read('.gitmodules')).toContain('libs/other');
    expect(read('libs/library/version')).toBeNull();
  };
  await laidOut(checkout('true'), look, 'own');
});
