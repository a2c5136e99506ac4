import { EnvironmentError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { BaseCommit, BaseRequest, SourceControl } from '../../ports/source-control.ts';
import { type Env, type Git, gitIn, withToken } from './git.ts';
import { previousTag } from './previous-tag.ts';

export type SourceControlOptions = { readonly log: Log; readonly env: Env; readonly token?: string };

const ZEROS = /^0+$/;

/** Answers from the checkout; what a shallow clone lacks is fetched. */
export function createSourceControl({ log, env, token = '' }: SourceControlOptions): SourceControl {
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const open = (directory: string) => gitIn(directory, withToken(env, server, token));
  return {
    async head(directory) {
      const { ok, text } = await open(directory)('rev-parse', '--verify', '--quiet', 'HEAD');
      return ok ? text : null;
    },
    base: (request) => findBase(open(request.directory), request, log, env['GITHUB_REF_NAME'] ?? ''),
    tagged: (tag, directory) => tagged(open(directory), tag, log),
    async ancestors(sha, limit, directory) {
      const git = open(directory);
      await deepen(git, sha, log);
      const { ok, text } = await git('rev-list', '--first-parent', '-n', String(limit), sha);
      return ok && text !== '' ? text.split('\n') : [sha];
    },
  };
}

async function findBase(
  git: Git,
  request: BaseRequest,
  log: Log,
  refName: string,
): Promise<BaseCommit | null> {
  if (!(await git('rev-parse', '--verify', '--quiet', 'HEAD')).ok) return null;
  const parents = await parentsOfHead(git, log);
  const isPull = request.event.startsWith('pull_request');
  if (isPull && parents.length === 2 && parents[0] !== undefined) {
    return { sha: parents[0], how: "first parent of the pull request's merge commit" };
  }
  if (request.event === 'release') {
    await deepen(git, 'HEAD', log);
    const earlier = await previousTag(git, refName);
    if (earlier !== null) return earlier;
  }
  const { before } = request;
  if (!isPull && before !== null && !ZEROS.test(before) && (await has(git, before, log))) {
    return { sha: before, how: 'the commit before this push' };
  }
  const fork = await mergeBase(git, request.baseBranch, log);
  const head = (await git('rev-parse', 'HEAD')).text;
  if (fork !== null && fork !== head) return { sha: fork, how: `merge base with ${request.baseBranch}` };
  const [parent] = parents;
  return parent === undefined ? null : { sha: parent, how: 'the commit before this one' };
}

/** The raw commit names its parents even where a shallow clone does not hold them. */
async function parentsOfHead(git: Git, log: Log): Promise<readonly string[]> {
  const { text } = await git('cat-file', '-p', 'HEAD');
  const header = text.split('\n\n')[0] ?? '';
  const parents = [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? '');
  for (const parent of parents) await has(git, parent, log);
  return parents;
}

async function tagged(git: Git, tag: string, log: Log): Promise<string | null> {
  const ref = `refs/tags/${tag}`;
  const commit = async (name: string) => {
    const { ok, text } = await git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
    return ok ? text : null;
  };
  const own = await commit(ref);
  if (own !== null || !(await hasOrigin(git))) return own;
  const listed = await git('ls-remote', 'origin', ref);
  if (listed.ok && listed.text === '') return null;
  const there = listed.ok && (await fetchCommits(git, ref, log)) ? await commit('FETCH_HEAD') : null;
  if (there !== null) return there;
  const said = listed.ok ? '' : ` (${listed.text.split('\n')[0]})`;
  throw new EnvironmentError(
    `The tag \`${tag}\` is not in this checkout and could not be fetched${said}.`,
    'Set `fetch-depth: 0` and `fetch-tags: true` on the actions/checkout step.',
  );
}

async function has(git: Git, sha: string, log: Log): Promise<boolean> {
  if ((await git('cat-file', '-e', `${sha}^{commit}`)).ok) return true;
  return fetchCommits(git, sha, log);
}

async function mergeBase(git: Git, branch: string, log: Log): Promise<string | null> {
  if (branch === '') return null;
  const named = [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`];
  for (const ref of named) {
    const { ok, text } = await git('merge-base', 'HEAD', ref);
    if (ok) return text;
  }
  if (!(await hasOrigin(git))) return null;
  if (await fetchCommits(git, branch, log)) {
    await deepen(git, 'HEAD', log);
    const { ok, text } = await git('merge-base', 'HEAD', 'FETCH_HEAD');
    if (ok) return text;
  }
  throw new EnvironmentError(
    `The commits between this checkout and \`${branch}\` are not in it and could not be fetched.`,
    'Set `fetch-depth: 0` on the actions/checkout step.',
  );
}

/** Of a shallow clone history only (`tree:0`): the files of old commits are not needed. A whole one stays whole. */
async function fetchCommits(git: Git, what: string, log: Log): Promise<boolean> {
  if (!(await hasOrigin(git))) return false;
  const few = (await isShallow(git)) ? ['--depth=200', '--filter=tree:0'] : [];
  const fetched = await git('fetch', '--quiet', '--no-tags', ...few, 'origin', what);
  log.write('debug', `git fetch ${what}: ${fetched.ok ? 'done' : fetched.text}`);
  return fetched.ok;
}

const isShallow = async (git: Git): Promise<boolean> =>
  (await git('rev-parse', '--is-shallow-repository')).text === 'true';

const hasOrigin = async (git: Git): Promise<boolean> =>
  (await git('remote')).text.split('\n').includes('origin');

/** In a shallow clone the line of ancestors ends early. */
async function deepen(git: Git, sha: string, log: Log): Promise<void> {
  if (!(await isShallow(git))) return;
  const full = (await git('rev-parse', sha)).text;
  await fetchCommits(git, full, log);
}
