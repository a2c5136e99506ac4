import { EnvironmentError } from '../../../ports/errors.ts';
import type { Env, Git } from '../git.ts';
import { readRepository } from '../user-repository.ts';

/**
 * Whether the checkout holds this commit of a pull request: as HEAD, merged into it, below it, or as the files that
 * HEAD or the index hold. A clean checkout of `trusted`, the commit of the base repository that the runner names, never
 * does: it may have been merged. Without a repository there is no such checkout. Throws EnvironmentError where git does
 * not say: that is no "no".
 */
export async function holdsCommit(
  sha: string,
  directory: string,
  env: Env,
  trusted: string,
): Promise<boolean> {
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return false;
  const repository = await readRepository(directory, env, '');
  if (repository === null) return false;
  const { git, head } = repository;
  const index = await said(git, 'write-tree');
  if (head === null) return (await treeOf(git, sha)) === index;
  const tree = await said(git, 'rev-parse', 'HEAD^{tree}');
  const isTrusted = head === trusted;
  if (isTrusted && index === tree) return false;
  if (!isTrusted && (head === sha || (await isBelow(git, sha)))) return true;
  return [index, ...(isTrusted ? [] : [tree])].includes(await treeOf(git, sha));
}

/** Empty: the checkout does not have that commit. */
async function treeOf(git: Git, sha: string): Promise<string> {
  const { ok, text } = await git('rev-parse', '--verify', '--quiet', `${sha}^{tree}`);
  if (!ok && text !== '') throw unsure(text);
  return ok ? text : '';
}

async function isBelow(git: Git, sha: string): Promise<boolean> {
  // The raw commit names its parents even where a shallow clone does not hold them.
  const commit = await said(git, 'cat-file', '-p', 'HEAD');
  if (commit.split('\n\n')[0]?.split('\n').includes(`parent ${sha}`) === true) return true;
  return (await git('merge-base', '--is-ancestor', sha, 'HEAD')).ok;
}

async function said(git: Git, ...args: readonly string[]): Promise<string> {
  const { ok, text } = await git(...args);
  if (!ok) throw unsure(text);
  return text;
}

function unsure(words: string): EnvironmentError {
  return new EnvironmentError(
    `Whether the pull request's code is checked out here cannot be told: git says ${words.split('\n')[0]}.`,
    'Nothing was run. Check out the default branch in this job: actions/checkout without `ref`, which is all that publishing needs.',
  );
}
