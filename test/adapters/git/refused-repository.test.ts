import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRevisions } from '../../../src/adapters/git/checkout/revisions.ts';
import { createChangedFiles } from '../../../src/adapters/git/history/changed-files.ts';
import { holdsCommit } from '../../../src/adapters/git/history/pull-request-code.ts';
import { createSourceControl } from '../../../src/adapters/git/history/source-control.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import { createRepository, type Repository } from './checkouts.ts';

const said: string[] = [];
const log = {
  write: (_: string, text: string) => void said.push(text),
  group: <T>(_: string, body: () => Promise<T>) => body(),
};
/** Git itself takes every repository for another user's then, as in a job's container. */
const FOREIGN = { ...process.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };

let repository: Repository;
let first: string;
let head: string;
beforeEach(() => {
  said.length = 0;
  repository = createRepository();
  first = repository.git('rev-parse', 'HEAD');
  repository.git('checkout', '-q', '-b', 'change');
  repository.write('server.js', 'two');
  head = repository.commit('feat: the change');
});
afterEach(() => repository.remove());

const request = () => ({
  event: 'pull_request',
  baseBranch: 'main',
  before: null,
  directory: repository.directory,
});

test('a checkout that another user owns is read: its base, its changes and its files', async () => {
  const { directory } = repository;
  const control = createSourceControl({ log, env: FOREIGN });
  expect(await control.head(directory)).toBe(head);
  expect(await control.base(request())).toMatchObject({ sha: first });
  expect(await control.ancestors(head, 5, directory)).toEqual([head, first]);
  expect((await createChangedFiles({ env: FOREIGN }).since(first, directory)).files).toEqual(['server.js']);
  const tree = await createRevisions({ env: FOREIGN }).checkout(first, directory, false);
  await tree.remove();
});

test('a pull request is found in a checkout that another user owns', async () => {
  expect(await holdsCommit(head, repository.directory, FOREIGN, '')).toBe(true);
  repository.git('checkout', '-q', 'main');
  expect(await holdsCommit(head, repository.directory, FOREIGN, '')).toBe(false);
});

/** What keeps git from answering, none of which means that there is no repository. */
const BROKEN: readonly (readonly [string, (data: string) => void])[] = [
  ['a configuration that cannot be read', (data) => writeFileSync(path.join(data, 'config'), '[core\n')],
  ['no HEAD', (data) => rmSync(path.join(data, 'HEAD'))],
  [
    'a format that git does not know',
    (data) => writeFileSync(path.join(data, 'config'), '[core]\n\trepositoryformatversion = 99\n'),
  ],
  ['a HEAD that leads nowhere', (data) => writeFileSync(path.join(data, 'HEAD'), `${'e'.repeat(40)}\n`)],
];

test.each(BROKEN)('a repository with %s is neither safe nor absent', async (_, breakIt) => {
  breakIt(path.join(repository.directory, '.git'));
  const { directory } = repository;
  await expect(holdsCommit(head, directory, process.env, '')).rejects.toBeInstanceOf(EnvironmentError);
  const control = createSourceControl({ log, env: process.env });
  const asked = control.base(request());
  await expect(asked).rejects.toMatchObject({ hint: expect.stringContaining('git status') });
  expect(await control.head(directory)).toBeNull();
  expect(said.join(' ')).toContain(`Git cannot read the repository at ${directory}`);
});

test('an index that cannot be read is not taken for a clean one', async () => {
  writeFileSync(path.join(repository.directory, '.git', 'index'), 'no index');
  const asked = holdsCommit('e'.repeat(40), repository.directory, process.env, head);
  await expect(asked).rejects.toThrow('cannot be told');
});
