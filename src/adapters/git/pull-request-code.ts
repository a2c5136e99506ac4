import { type Env, type Git, gitIn } from './git.ts';

/**
 * Whether the checkout holds this commit of a pull request: as HEAD, merged into it, below it, or as the files that
 * HEAD or the index hold. A clean checkout of `trusted`, the commit of the base repository that the runner names, never
 * does: it may have been merged. What git cannot tell is taken as no: without a repository there is no such checkout.
 */
export async function holdsCommit(
  sha: string,
  directory: string,
  env: Env,
  trusted: string,
): Promise<boolean> {
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return false;
  const git = gitIn(directory, env);
  const head = await git('rev-parse', '--verify', '--quiet', 'HEAD');
  if (!head.ok) return false;
  const index = await git('write-tree');
  const tree = await git('rev-parse', 'HEAD^{tree}');
  const isTrusted = head.text === trusted;
  if (isTrusted && index.text === tree.text) return false;
  if (!isTrusted && (head.text === sha || (await isBelow(git, sha)))) return true;
  const files = await git('rev-parse', '--verify', '--quiet', `${sha}^{tree}`);
  return files.ok && [index, ...(isTrusted ? [] : [tree])].some(({ ok, text }) => ok && text === files.text);
}

async function isBelow(git: Git, sha: string): Promise<boolean> {
  // The raw commit names its parents even where a shallow clone does not hold them.
  const commit = await git('cat-file', '-p', 'HEAD');
  if (commit.text.split('\n\n')[0]?.split('\n').includes(`parent ${sha}`) === true) return true;
  return (await git('merge-base', '--is-ancestor', sha, 'HEAD')).ok;
}
