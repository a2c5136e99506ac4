import { mkdir, realpath, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EnvironmentError } from '../../ports/errors.ts';
import type { Checkout, Revisions } from '../../ports/revisions.ts';
import type { Run } from '../../ports/run.ts';
import { type Built, buildId, forgetBuilt, placeOf, prune, readBuilt, writeBuilt } from './built-tree.ts';
import { type Env, type Git, gitIn, withToken } from './git.ts';
import { claimPlace, type Place, temporaryPlace } from './place.ts';

export type RevisionsOptions = {
  readonly env: Env;
  readonly token?: string;
  /** folder that checkouts are made in */
  readonly root?: string;
  /** whose folder checkouts are made in, where no `root` is named */
  readonly run?: Run;
  /** folder that built revisions are kept in; absent: nothing is kept */
  readonly cache?: string;
};

/** Other revisions as worktrees of the user's repository, whose own tree stays as it is. */
export function createRevisions(options: RevisionsOptions): Revisions {
  const { env, token = '' } = options;
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const open = (directory: string) => gitIn(directory, withToken(env, server, token));
  return {
    async resolve(revision, directory) {
      const { ok, text } = await open(directory)('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
      return ok ? text : null;
    },
    checkout: (sha, directory, keep) => checkout({ options, git: open(directory), sha, directory, keep }),
  };
}

type Wanted = {
  readonly options: RevisionsOptions;
  readonly git: Git;
  readonly sha: string;
  readonly directory: string;
  readonly keep: boolean;
};

async function checkout(wanted: Wanted): Promise<Checkout> {
  const { git, sha, directory, options } = wanted;
  const top = await git('rev-parse', '--show-toplevel');
  if (!top.ok)
    throw new EnvironmentError(`${directory} is in no git repository.`, 'Check the code out first.');
  await obtain(git, sha);
  const filesOf = (await git('rev-parse', `${sha}^{tree}`)).text;
  const place = await placeFor(wanted, filesOf);
  const tree = path.join(place.folder, 'tree');
  const built = await leftBehind(place, tree, filesOf, options.env);
  try {
    if (built === null) await addWorktree(git, place, tree, sha);
    const inside = path.join(tree, path.relative(await realpath(top.text), await realpath(directory)));
    if (!(await isFolder(inside))) {
      const name = path.relative(top.text, directory);
      const hint = 'Its application cannot be started there.';
      throw new EnvironmentError(`${sha.slice(0, 7)} has no folder ${name}.`, hint);
    }
    return checkedOut({ git, place, tree, inside, env: options.env, built });
  } catch (thrown) {
    await discard(git, place, tree);
    throw thrown;
  }
}

/** In the cache where this is asked for and nobody else is using it. */
async function placeFor({ options, git, keep }: Wanted, filesOf: string): Promise<Place> {
  const { cache, run, root = os.tmpdir() } = options;
  if (keep && cache !== undefined && filesOf !== '') {
    const repository = await git('rev-parse', '--path-format=absolute', '--git-common-dir');
    const place = await claimPlace(placeOf(cache, repository.text, filesOf));
    if (place !== null) return place;
  }
  return temporaryPlace(options.root === undefined && run !== undefined ? await run.folder('trees') : root);
}

/** What an earlier run completed here; null: nothing, and then the folder is to be filled anew. */
async function leftBehind(place: Place, tree: string, filesOf: string, env: Env): Promise<Built | null> {
  if (!place.kept) return null;
  const own = await gitIn(tree, env)('rev-parse', 'HEAD^{tree}');
  return own.ok && own.text === filesOf ? readBuilt(place.folder, tree) : null;
}

async function addWorktree(git: Git, place: Place, tree: string, sha: string): Promise<void> {
  if (place.kept) await rm(place.folder, { recursive: true, force: true });
  await mkdir(place.folder, { recursive: true });
  await git('worktree', 'prune');
  const added = await git('worktree', 'add', '--detach', '--force', tree, sha);
  if (added.ok) return;
  const hint = 'Set `fetch-depth: 0` on the actions/checkout step.';
  throw new EnvironmentError(`The files of ${sha.slice(0, 7)} cannot be checked out: ${added.text}.`, hint);
}

type CheckedOut = {
  readonly git: Git;
  readonly place: Place;
  readonly tree: string;
  readonly inside: string;
  readonly env: Env;
  readonly built: Built | null;
};

function checkedOut({ git, place, tree, inside, env, built }: CheckedOut): Checkout {
  let complete = false;
  let removed: Promise<void> | null = null;
  return {
    directory: inside,
    async build(build, make) {
      const id = buildId(build, env);
      complete = built?.build === id;
      if (complete) return true;
      if (built !== null) await asCommitted(place, tree, env);
      await make();
      complete = place.kept && (await writeBuilt(place.folder, tree, id));
      return false;
    },
    remove() {
      removed ??= complete ? leave(git, place) : discard(git, place, tree);
      return removed;
    },
  };
}

/** Another build's output lies there. */
async function asCommitted(place: Place, tree: string, env: Env): Promise<void> {
  await forgetBuilt(place.folder);
  const git = gitIn(tree, env);
  await git('reset', '--hard', '--quiet');
  await git('clean', '-ffdxq');
}

async function leave(git: Git, place: Place): Promise<void> {
  await prune(place.folder, git).catch(() => {});
  await place.release();
}

async function discard(git: Git, place: Place, tree: string): Promise<void> {
  await git('worktree', 'remove', '--force', tree);
  await rm(place.folder, { recursive: true, force: true }).catch(() => {});
  await git('worktree', 'prune');
  await place.release();
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
