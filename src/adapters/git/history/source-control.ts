import { EnvironmentError } from '../../../ports/errors.ts';
import type { BaseCommit, SourceControl } from '../../../ports/git/source-control.ts';
import type { Log } from '../../../ports/log.ts';
import type { Run } from '../../../ports/run.ts';
import { withBorrowed } from '../checkout/borrow.ts';
import { foldersOf } from '../checkout/place.ts';
import type { Env } from '../git.ts';
import { type Repositories, rememberRepositories, type UserRepository } from '../user-repository.ts';
import { baseCommit } from './base-commit.ts';
import { commitOf, DEPTH, type History, historyOf } from './history.ts';

export type SourceControlOptions = {
  readonly log: Log;
  readonly env: Env;
  readonly token?: string;
  /** absent: each repository is read when it is first asked about */
  readonly repositories?: Repositories;
  /** whose folders are used; absent: new ones below the runner's temporary folder */
  readonly run?: Run;
  /** Whether what is checked out may be more than a commit; absent: a job's is a commit, whatever its steps changed in it. */
  readonly edited?: boolean;
};

/** Answers from the checkout; what a shallow clone lacks is fetched, without a trace in it. */
export function createSourceControl(options: SourceControlOptions): SourceControl {
  const { log, env, token = '', repositories = rememberRepositories(env, token) } = options;
  const folders = foldersOf(options);
  /** `none`: the answer outside a repository */
  const inHistory = async <T>(
    directory: string,
    none: T,
    body: (history: History) => Promise<T>,
  ): Promise<T> => {
    const repository = await repositories(directory);
    if (repository === null) return none;
    const folder = await folders('history');
    return withBorrowed(repository, folder, { env, token }, (borrowed) => body(historyOf(borrowed, log)));
  };
  const known = new Map<string, Promise<BaseCommit | null>>();
  const read = async (directory: string): Promise<UserRepository | null> => {
    try {
      return await repositories(directory);
    } catch (thrown) {
      if (!(thrown instanceof EnvironmentError)) throw thrown;
      log.write('warning', `${thrown.message} ${thrown.hint}`);
      return null;
    }
  };
  return {
    head: async (directory) => (await read(directory))?.head ?? null,
    async checkedOut(directory) {
      const repository = await read(directory);
      if (repository === null || repository.head === null) return null;
      const dirty = options.edited === true && (await isChanged(repository));
      return dirty ? `${repository.head}-dirty` : repository.head;
    },
    base: (request) => {
      const key = JSON.stringify(request);
      const find = (history: History) => baseCommit(history, request, env);
      const found = known.get(key) ?? inHistory(request.directory, null, find);
      known.set(key, found);
      found.catch(() => known.delete(key));
      return found;
    },
    tagged: (tag, directory) => inHistory(directory, null, (history) => tagged(history, tag)),
    ancestors: (sha, limit, directory, at) =>
      inHistory(directory, [sha], async (history) => {
        await history.deepen(sha);
        if (at === undefined) return lineFrom(history, sha, limit);
        const from = await committedBy(history, sha, at);
        await history.deepen(from);
        return lineFrom(history, from, limit);
      }),
  };
}

async function lineFrom({ git }: History, sha: string, limit: number): Promise<readonly string[]> {
  const { ok, text } = await git('rev-list', '--first-parent', '-n', String(limit), sha);
  return ok && text !== '' ? text.split('\n') : [sha];
}

/** What the branch whose tip is `sha` stood at, as far as its commits' dates tell. */
async function committedBy(history: History, sha: string, at: string): Promise<string> {
  const { ok, text } = await history.git('rev-list', '--first-parent', '-n', '1', `--before=${at}`, sha);
  if (ok && text !== '') return text;
  return (await lineFrom(history, sha, DEPTH)).at(-1) ?? sha;
}

/** New files do not count: results and what builds make are new files too. */
async function isChanged({ git }: UserRepository): Promise<boolean> {
  const { ok, text } = await git('--no-optional-locks', 'status', '--porcelain', '--untracked-files=no');
  return ok && text !== '';
}

async function tagged({ git, list, hasOrigin, fetchRef }: History, tag: string): Promise<string | null> {
  const ref = `refs/tags/${tag}`;
  const own = await commitOf(git, ref);
  if (own !== null || !hasOrigin) return own;
  const listed = await list('origin', ref);
  if (listed.ok && listed.text === '') return null;
  const there = listed.ok ? await fetchRef(ref) : null;
  if (there !== null) return there;
  const said = listed.ok ? '' : ` (${listed.text.split('\n')[0]})`;
  throw new EnvironmentError(
    `The tag \`${tag}\` is not in this checkout and could not be fetched${said}.`,
    'Set `fetch-depth: 0` and `fetch-tags: true` on the actions/checkout step.',
  );
}
