import { type Env, gitIn } from './git.ts';

/**
 * Whether the checkout holds this commit of a pull request: as HEAD, merged into it, below it, or as the files that
 * HEAD or the index hold. What git cannot tell is taken as no: without a repository there is no such checkout.
 */
export async function holdsCommit(sha: string, directory: string, env: Env): Promise<boolean> {
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return false;
  const git = gitIn(directory, env);
  const head = await git('rev-parse', '--verify', '--quiet', 'HEAD');
  if (!head.ok) return false;
  if (head.text === sha) return true;
  // The raw commit names its parents even where a shallow clone does not hold them.
  const commit = await git('cat-file', '-p', 'HEAD');
  if (commit.text.split('\n\n')[0]?.split('\n').includes(`parent ${sha}`) === true) return true;
  if ((await git('merge-base', '--is-ancestor', sha, 'HEAD')).ok) return true;
  const files = await git('rev-parse', '--verify', '--quiet', `${sha}^{tree}`);
  if (!files.ok) return false;
  const trees = [await git('rev-parse', 'HEAD^{tree}'), await git('write-tree')];
  return trees.some(({ ok, text }) => ok && text === files.text);
}
