import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChangedLines } from '../../../../src/adapters/git/history/changed-lines.ts';
import { EnvironmentError } from '../../../../src/ports/errors.ts';
import { createRepository, type Repository } from '../checkouts.ts';

let repository: Repository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

const since = (base: string, { named = [] as readonly string[], folder = '', edited = false } = {}) =>
  createChangedLines({ env: process.env, edited }).since(
    base,
    path.join(repository.directory, folder),
    named,
  );

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

test('a file is told as head has it, with the stretches that changed, under its new name', async () => {
  const { git, write, commit } = repository;
  write('lib/old name.js', `${numbered(1, 20)}cut off\n`);
  write('gone.js', 'x\n');
  const base = commit('feat: base');
  git('mv', 'lib/old name.js', 'lib/new name.js');
  git('rm', '-q', 'gone.js');
  write('lib/new name.js', `@@ -1,9 +1,9 @@\n+++ b/x\n${numbered(1, 4)}five\n${numbered(6, 20)}`);
  write('added.js', 'one\ntwo');
  write('data.bin', '\0\x01');
  commit('feat: change');
  const { texts } = await since(base);
  expect(texts.map(({ file, changed }) => [file, changed])).toEqual([
    ['added.js', [[1, 2]]],
    // Two lines came, one is another one, and behind the last one a line went.
    [
      'lib/new name.js',
      [
        [1, 2],
        [7, 7],
        [22, 22],
      ],
    ],
  ]);
  expect(texts[0]?.lines).toEqual(['one', 'two']);
  expect(texts[1]?.lines.slice(0, 3)).toEqual(['@@ -1,9 +1,9 @@', '+++ b/x', 'line 1']);
});

test('files that a profile names are found in the folder that was asked in', async () => {
  const { write, commit } = repository;
  write('api/src/app.js', numbered(1, 7));
  const base = commit('feat: api');
  const named = [
    'src/app.js',
    'src/gone.js',
    '../server.js',
    '../../outside.js',
    '/etc/passwd',
    'node:fs',
    '',
  ];
  expect((await since(base, { named, folder: 'api' })).files).toEqual([
    { named: 'src/app.js', file: 'api/src/app.js', lines: 7 },
    { named: '../server.js', file: 'server.js', lines: 1 },
  ]);
});

test('on a command line what is changed and not committed counts, and leaves no trace', async () => {
  const { git, write, commit } = repository;
  const base = commit('feat: base');
  write('server.js', 'one\ntwo\n');
  write('new.js', 'x\n');
  const before = git('status', '--porcelain');
  expect((await since(base)).texts).toEqual([]);
  expect((await since(base, { edited: true, named: ['server.js'] })).files).toEqual([
    { named: 'server.js', file: 'server.js', lines: 2 },
  ]);
  expect((await since(base, { edited: true })).texts).toEqual([
    { file: 'server.js', lines: ['one', 'two'], changed: [[1, 2]] },
  ]);
  expect(git('status', '--porcelain')).toBe(before);
});

test('what a shallow clone lacks of base is in the checkout of base, and is not fetched', async () => {
  const { write, commit, directory } = repository;
  const base = commit('feat: base');
  for (const nth of [1, 2, 3]) {
    write('server.js', `one\n${numbered(1, nth)}`);
    commit(`feat: ${nth}`);
  }
  const both = mkdtempSync(path.join(os.tmpdir(), 'shallow-'));
  const [folder, beside] = [path.join(both, 'head'), path.join(both, 'base')];
  try {
    execFileSync('git', ['-C', directory, 'config', 'uploadpack.allowAnySHA1InWant', 'true']);
    execFileSync('git', ['clone', '-q', '--depth=1', `file://${directory}`, folder]);
    const lines = createChangedLines({ env: process.env });
    // Origin has it, and is not asked.
    await expect(lines.since(base, folder, [])).rejects.toBeInstanceOf(EnvironmentError);
    execFileSync('git', ['init', '-q', beside]);
    execFileSync('git', ['-C', beside, 'fetch', '-q', '--depth=1', `file://${directory}`, base]);
    const seen = await lines.since(base, folder, [], beside);
    expect(seen.texts.map(({ file, lines }) => [file, lines.length])).toEqual([['server.js', 4]]);
  } finally {
    rmSync(both, { recursive: true, force: true });
  }
});

test('a base that is not there is an error that names what to set', async () => {
  const asked = since('f'.repeat(40));
  await expect(asked).rejects.toBeInstanceOf(EnvironmentError);
  await expect(asked).rejects.toMatchObject({ hint: expect.stringContaining('fetch-depth: 0') });
});
