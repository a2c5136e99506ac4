import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { Changed, ChangedFiles } from '../../../ports/git/changed-files.ts';
import type { Run } from '../../../ports/run.ts';
import { type Borrowed, withBorrowed } from '../checkout/borrow.ts';
import { foldersOf } from '../checkout/place.ts';
import type { Env } from '../git.ts';
import { type Repositories, rememberRepositories } from '../user-repository.ts';

export type ChangedFilesOptions = {
  readonly env: Env;
  readonly token?: string;
  /** absent: each repository is read when it is first asked about */
  readonly repositories?: Repositories;
  /** whose folders are used; absent: new ones below the runner's temporary folder */
  readonly run?: Run;
};

const HINT = 'Set `fetch-depth: 0` on the actions/checkout step.';

/** Asks git, whose list is whole: the one of the API ends after 300 files of a comparison. */
export function createChangedFiles(options: ChangedFilesOptions): ChangedFiles {
  const { env, token = '', repositories = rememberRepositories(env, token) } = options;
  const folders = foldersOf(options);
  return {
    async since(base, directory) {
      const repository = await repositories(directory);
      if (repository === null) throw new EnvironmentError(`${directory} is in no git repository.`, HINT);
      const folder = await folders('history');
      const files = await withBorrowed(repository, folder, { env, token }, (own) => filesSince(own, base));
      const inside = path.relative(repository.top, await realpath(directory).catch(() => directory));
      return { files, prefix: inside === '' ? '' : `${inside.split(path.sep).join('/')}/` };
    },
  };
}

async function filesSince(borrowed: Borrowed, base: string): Promise<Changed['files']> {
  const { git } = borrowed;
  const fork = await git('merge-base', base, 'HEAD');
  // A shallow clone may lack the commits between; base itself is at hand, and what it has on top is too much only.
  const from = fork.ok ? fork.text : base;
  await obtainFolders(borrowed, from);
  const found = await git('diff-tree', '-r', '--name-only', '--no-renames', '-z', from, 'HEAD');
  if (!found.ok)
    throw new EnvironmentError(`The changed files since ${from.slice(0, 7)} cannot be listed.`, HINT);
  return found.text.split('\0').filter((name) => name !== '');
}

/** A list of names needs the folders of a commit, and none of its files. */
async function obtainFolders({ holds, remote }: Borrowed, sha: string): Promise<void> {
  if (await holds(sha, '--filter=blob:none')) return;
  const few = ['--depth=1', '--filter=blob:none'];
  await remote('fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...few, 'origin', sha);
}
