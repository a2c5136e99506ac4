import { cp, readdir, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createClock } from '../../../plumbing/time/clock.ts';
import type { Clock } from '../../../ports/clock.ts';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { Checkout, Parts, Revisions } from '../../../ports/git/revisions.ts';
import type { Run } from '../../../ports/run.ts';
import type { Env } from '../git.ts';
import { commitOf } from '../history/history.ts';
import { type Repositories, rememberRepositories, type UserRepository } from '../user-repository.ts';
import { type Borrowed, type Borrower, borrow } from './borrow.ts';
import { type Built, buildId, forgetBuilt, placeOf, prune, readBuilt, writeBuilt } from './built-tree.ts';
import { claimPlace, foldersOf, type Place, temporaryPlace } from './place.ts';
import { fill, obtain, shapeOf, writeFiles } from './tree.ts';
import { untrackedIn } from './untracked.ts';

export type RevisionsOptions = {
  readonly env: Env;
  readonly token?: string;
  /** folder that checkouts are made in */
  readonly root?: string;
  /** whose folder checkouts are made in, where no `root` is named */
  readonly run?: Run;
  /** folder that built revisions are kept in; absent: nothing is kept */
  readonly cache?: string;
  /** what builds may depend on: one made in another environment is not used again; default: `env` */
  readonly builtIn?: Env;
  /** default: the machine's */
  readonly clock?: Pick<Clock, 'now'>;
  /** absent: each repository is read when it is first asked about */
  readonly repositories?: Repositories;
};

/** Other revisions, each in a repository of its own that borrows the user's objects: theirs stays as it is. */
export function createRevisions(options: RevisionsOptions): Revisions {
  const { env, token = '', repositories = rememberRepositories(env, token) } = options;
  return {
    async resolve(revision, directory) {
      const repository = await repositories(directory);
      return repository === null ? null : commitOf(repository.git, revision);
    },
    async untracked(directory) {
      const repository = await repositories(directory).catch(() => null);
      return repository === null ? [] : untrackedIn(repository, directory);
    },
    async checkout(sha, directory, keep, parts = 'all') {
      const of = await repositories(directory);
      const hint = 'Check the code out first.';
      if (of === null) throw new EnvironmentError(`${directory} is in no git repository.`, hint);
      return checkout({ options, of, borrower: { env, token }, sha, directory, keep, parts });
    },
  };
}

type Wanted = {
  readonly options: RevisionsOptions;
  readonly of: UserRepository;
  readonly borrower: Borrower;
  readonly sha: string;
  readonly directory: string;
  readonly keep: boolean;
  readonly parts: Parts;
};

async function checkout(wanted: Wanted): Promise<Checkout> {
  const { of, sha, borrower, parts } = wanted;
  const folder = await foldersOf(wanted.options)('base');
  let place = temporaryPlace(folder);
  try {
    const own = await obtain({ of, sha, borrower }, treeIn(place));
    const kept = await keptPlace(wanted, own);
    if (kept === null) {
      await (parts === 'own' ? writeFiles(own, sha) : fill(own, sha, borrower));
      return checkedOut(wanted, { place, built: null, inside: await insideOf(wanted, place) });
    }
    place = kept;
    const built = await takeUp(wanted, own, place);
    await rm(folder, { recursive: true, force: true });
    return checkedOut(wanted, { place, built, inside: await insideOf(wanted, place) });
  } catch (thrown) {
    await discard(place);
    await rm(folder, { recursive: true, force: true }).catch(() => {});
    throw thrown;
  }
}

const clockOf = ({ options: { clock = createClock() } }: Wanted): Pick<Clock, 'now'> => clock;

const treeIn = ({ folder }: Place): string => path.join(folder, 'tree');

/** In the cache, where this is asked for and nobody else is using it. */
async function keptPlace({ options, of, sha, keep }: Wanted, { git }: Borrowed): Promise<Place | null> {
  if (!keep || options.cache === undefined) return null;
  const files = await git('rev-parse', `${sha}^{tree}`);
  return files.ok ? claimPlace(placeOf(options.cache, of.common, files.text)) : null;
}

/**
 * What an earlier run completed here; null: nothing, and it is filled anew. The git data comes from `own` in any case:
 * an application may have changed what lies there.
 */
async function takeUp(wanted: Wanted, own: Borrowed, place: Place): Promise<Built | null> {
  const { of, sha, borrower } = wanted;
  const tree = treeIn(place);
  const built = await readBuilt(place.folder, tree, clockOf(wanted));
  if (built === null) await rm(place.folder, { recursive: true, force: true });
  const data = path.join(tree, '.git');
  await rm(data, { recursive: true, force: true });
  await cp(path.join(own.folder, '.git'), data, { recursive: true });
  const there = await borrow(of, tree, borrower, 'tree');
  if (built === null) await fill(there, sha, borrower);
  else {
    await there.git('update-ref', '--no-deref', 'HEAD', sha);
    await there.git('read-tree', sha);
  }
  return built;
}

/** The same place in it as the folder that was asked for. */
async function insideOf({ of, sha, directory }: Wanted, place: Place): Promise<string> {
  const name = path.relative(of.top, await realpath(directory));
  const inside = path.join(treeIn(place), name);
  if ((await stat(inside).catch(() => null))?.isDirectory() === true) return inside;
  const hint = 'Its application cannot be started there.';
  throw new EnvironmentError(`${sha.slice(0, 7)} has no folder ${name}.`, hint);
}

type CheckedOut = { readonly place: Place; readonly inside: string; readonly built: Built | null };

function checkedOut(wanted: Wanted, { place, inside, built }: CheckedOut): Checkout {
  let isPristine = built === null;
  let usable = built?.build;
  let complete = false;
  let removed: Promise<void> | null = null;
  return {
    directory: inside,
    async build(build, make) {
      const { env, builtIn = env } = wanted.options;
      const id = buildId(`${build}\0${await shapeOf(wanted.of)}`, builtIn);
      complete = usable === id;
      if (complete) return true;
      if (!isPristine) await asCommitted(wanted, place);
      // What it fetches may be as old as its begin.
      const builtAt = clockOf(wanted).now();
      await make();
      complete = place.kept && (await writeBuilt(place.folder, treeIn(place), { build: id, builtAt }));
      return false;
    },
    async forget() {
      complete = false;
      usable = undefined;
      isPristine = false;
      // Now, should this process be killed.
      await forgetBuilt(place.folder).catch(() => {});
    },
    remove() {
      removed ??= complete ? leave(place) : discard(place);
      return removed;
    },
  };
}

/** Another build's output lies there. */
async function asCommitted({ of, sha, borrower }: Wanted, place: Place): Promise<void> {
  await forgetBuilt(place.folder);
  const tree = treeIn(place);
  const names = (await readdir(tree)).filter((name) => name !== '.git');
  for (const name of names) await rm(path.join(tree, name), { recursive: true, force: true });
  await fill(await borrow(of, tree, borrower, 'tree'), sha, borrower);
}

async function leave(place: Place): Promise<void> {
  await prune(place.folder).catch(() => {});
  await place.release();
}

async function discard(place: Place): Promise<void> {
  await rm(place.folder, { recursive: true, force: true }).catch(() => {});
  await place.release();
}
