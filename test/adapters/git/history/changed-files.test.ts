import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChangedFiles } from '../../../../src/adapters/git/history/changed-files.ts';
import { EnvironmentError } from '../../../../src/ports/errors.ts';
import { createRepository, type Repository } from '../checkouts.ts';

let repository: Repository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

const since = (base: string, folder = '') =>
  createChangedFiles({ env: process.env }).since(base, path.join(repository.directory, folder));

test('files are those since the merge base, by both names where one was renamed, whatever is in a name', async () => {
  const { git, write, commit } = repository;
  write('old.js', 'a file that is long enough to be taken for the same one\n'.repeat(9));
  commit('feat: old');
  git('checkout', '-q', '-b', 'change');
  git('mv', 'old.js', 'new.js');
  write('api/naïve file\n.js', 'x');
  commit('feat: change');
  git('checkout', '-q', 'main');
  write('elsewhere.js', 'x');
  const base = commit('feat: on the base branch meanwhile');
  git('checkout', '-q', 'change');
  const { files, prefix } = await since(base);
  expect(files.toSorted()).toEqual(['api/naïve file\n.js', 'new.js', 'old.js']);
  expect(prefix).toBe('');
  expect(await since(base, 'api')).toEqual({ files, prefix: 'api/' });
});

test('a base that is not there is an error that names what to set', async () => {
  const asked = since('f'.repeat(40));
  await expect(asked).rejects.toBeInstanceOf(EnvironmentError);
  await expect(asked).rejects.toMatchObject({ hint: expect.stringContaining('fetch-depth: 0') });
});
