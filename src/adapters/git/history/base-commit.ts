import type { BaseCommit, BaseRequest } from '../../../ports/git/source-control.ts';
import type { Env } from '../git.ts';
import { type History, mergeBase, parentsOf, tipHere } from './history.ts';
import { previousTag } from './previous-tag.ts';

const ZEROS = /^0+$/;

/** Which commit a run is compared with; null: there is none. Throws EnvironmentError where that cannot be told. */
export async function baseCommit(
  history: History,
  request: BaseRequest,
  env: Env,
): Promise<BaseCommit | null> {
  const { git, head } = history;
  if (head === null) return null;
  if (request.where === 'fork') {
    const sha = await mergeBase(history, request.baseBranch);
    return sha === null ? null : { sha, how: `merge base with ${request.baseBranch}` };
  }
  const parents = await parentsOf(git, head);
  const isPull = request.event.startsWith('pull_request');
  const merged = isPull ? await testMerge(history, parents, request, env) : null;
  if (merged !== null) return merged;
  if (request.event === 'release') {
    await history.deepen(head);
    const earlier = await previousTag(history, env['GITHUB_REF_NAME'] ?? '');
    if (earlier !== null) return earlier;
  }
  const { before } = request;
  if (!isPull && before !== null && !ZEROS.test(before) && (await history.has(before))) {
    return { sha: before, how: 'the commit before this push' };
  }
  const fork = await mergeBase(history, request.baseBranch);
  if (fork !== null && fork !== head) return { sha: fork, how: `merge base with ${request.baseBranch}` };
  const [parent] = parents;
  return parent === undefined ? null : { sha: parent, how: 'the commit before this one' };
}

/**
 * The first parent, where HEAD is the merge of base and head that GitHub made for this run. A merge commit alone says
 * nothing: "Update branch" leaves one at the tip of the pull request, whose first parent is the pull request itself.
 * After the pull request was given another base branch the merge may still be one with the old base: its first parent
 * is then no commit of the branch.
 */
async function testMerge(
  history: History,
  parents: readonly string[],
  { pullRequest, baseBranch }: BaseRequest,
  env: Env,
): Promise<BaseCommit | null> {
  const [base, merged] = parents;
  if (base === undefined || parents.length !== 2) return null;
  const isOfThisRun =
    history.head === env['GITHUB_SHA'] && /^refs\/pull\/\d+\/merge$/.test(env['GITHUB_REF'] ?? '');
  if (!isOfThisRun && merged !== pullRequest?.headSha) return null;
  const found = { sha: base, how: "first parent of the pull request's merge commit" };
  if (base === pullRequest?.baseSha) return found;
  return (await isOf(history, base, baseBranch)) ? found : null;
}

/** Whether a commit lies on a branch of origin. What cannot be asked is taken as a yes: GitHub made the merge. */
async function isOf(history: History, sha: string, branch: string): Promise<boolean> {
  const { git, isShallow } = history;
  const isBelow = async (tip: string) => (await git('merge-base', '--is-ancestor', sha, tip)).ok;
  const known = await tipHere(git, branch);
  if (known !== null && (await isBelow(known))) return true;
  const tip = branch === '' ? null : await history.fetchRef(`refs/heads/${branch}`);
  if (tip === null || tip === sha) return true;
  await history.deepen(tip);
  await history.deepen(sha);
  if (await isBelow(tip)) return true;
  // In a shallow clone the line between them may be cut.
  return isShallow && !(await git('merge-base', sha, tip)).ok;
}
