import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EnvironmentError } from '../../ports/errors.ts';
import type { Checkout, Revisions } from '../../ports/revisions.ts';
import { type Env, type Git, gitIn, withToken } from './git.ts';

export type RevisionsOptions = {
  readonly env: Env;
  readonly token?: string;
  /** folder that checkouts are made in */
  readonly root?: string;
};

/** Other revisions as worktrees of the user's repository, whose own tree stays as it is. */
export function createRevisions({ env, token = '', root = os.tmpdir() }: RevisionsOptions): Revisions {
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const open = (directory: string) => gitIn(directory, withToken(env, server, token));
  return {
    async resolve(revision, directory) {
      const { ok, text } = await open(directory)('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
      return ok ? text : null;
    },
    checkout: (sha, directory) => checkout(open(directory), sha, directory, root),
  };
}

async function checkout(git: Git, sha: string, directory: string, root: string): Promise<Checkout> {
  const top = await git('rev-parse', '--show-toplevel');
  if (!top.ok)
    throw new EnvironmentError(`${directory} is in no git repository.`, 'Check the code out first.');
  await obtain(git, sha);
  const folder = path.join(await mkdtemp(path.join(root, 'perf-gate-base-')), 'tree');
  const remove = async () => {
    await git('worktree', 'remove', '--force', folder);
    await rm(path.dirname(folder), { recursive: true, force: true }).catch(() => {});
    await git('worktree', 'prune');
  };
  const added = await git('worktree', 'add', '--detach', '--force', folder, sha);
  if (!added.ok) {
    await remove();
    const hint = 'Set `fetch-depth: 0` on the actions/checkout step.';
    throw new EnvironmentError(`The files of ${sha.slice(0, 7)} cannot be checked out: ${added.text}.`, hint);
  }
  const inside = path.join(folder, path.relative(await realpath(top.text), await realpath(directory)));
  if (await isFolder(inside)) return { directory: inside, remove };
  await remove();
  const name = path.relative(top.text, directory);
  throw new EnvironmentError(
    `${sha.slice(0, 7)} has no folder ${name}.`,
    'Its application cannot be started there.',
  );
}

/** A shallow or partial clone may know the commit and lack its files. */
async function obtain(git: Git, sha: string): Promise<void> {
  const complete = await git('rev-list', '--objects', '--max-count=1', '--missing=print', sha);
  if (complete.ok && !/^\?/m.test(complete.text)) return;
  const remotes = await git('remote');
  if (remotes.text.split('\n').includes('origin')) {
    await git('fetch', '--quiet', '--no-tags', '--depth=1', '--refetch', 'origin', sha);
  }
}

async function isFolder(name: string): Promise<boolean> {
  return (await stat(name).catch(() => null))?.isDirectory() ?? false;
}
